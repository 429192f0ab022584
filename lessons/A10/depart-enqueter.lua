function square(side)
  for _ = 1, 4 do
    turtle.forward(side)
    turtle.right(90)
  end
end

square(30)
square(60)
