for _ = 1, 4 do
  turtle.forward(80)
  turtle.right(90)
end
