-- etape: modifier
-- ecart: turtle.forward(50)
-- idee: croire que le nom entre parenthèses suffit
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(50)
    turtle.right(360 / n)
  end
end
