function polygon(n, side)
  for _ = 1, 4 do
    turtle.forward(side)
    turtle.right(90)
  end
end
