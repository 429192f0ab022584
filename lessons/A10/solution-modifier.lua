function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(360 / n)
  end
end
