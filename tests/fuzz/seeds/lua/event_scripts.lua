when.start(function()
  turtle.forward(50)
end)
when.key("up", function()
  for i = 1, 4 do
    turtle.left(90)
  end
end)
