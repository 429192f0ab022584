for _ = 1, 3 do
  turtle.forward(60)
  turtle.right(120)
end
