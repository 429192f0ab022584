for i = 1, 5 do
  for _ = 1, 4 do
    turtle.forward(20 * i)
    turtle.right(90)
  end
end
