for _ = 1, 6 do
  turtle.forward(40)
  turtle.right(60)
end
