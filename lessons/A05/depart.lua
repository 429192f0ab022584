for i = 1, 3 do
  for _ = 1, 4 do
    turtle.forward(50)
    turtle.right(90)
  end
  turtle.right(120)
end
