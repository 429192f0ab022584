-- etape: modifier
-- ecart: polygon(side, n)
-- idee: croire que les noms se retrouvent tout seuls
function polygon(side, n)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(360 / n)
  end
end
