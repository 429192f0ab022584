for _ = 1, 4 do
  turtle.forward(60)
  turtle.right(90)
end
