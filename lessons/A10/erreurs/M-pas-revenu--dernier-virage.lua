-- etape: modifier
-- ecart: n - 1 virages
-- idee: croire que le dernier virage est inutile
function polygon(n, side)
  for _ = 1, n - 1 do
    turtle.forward(side)
    turtle.right(360 / n)
  end
  turtle.forward(side)
end
