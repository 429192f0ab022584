for i = 1, 4 do
  turtle.forward(50) -- droit
  turtle.left(90)
end
say("fini")
