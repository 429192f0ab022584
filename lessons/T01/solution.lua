-- Un escalier de quatre marches
for _ = 1, 4 do
  turtle.forward(30)
  turtle.right(90)
  turtle.forward(30)
  turtle.left(90)
end
