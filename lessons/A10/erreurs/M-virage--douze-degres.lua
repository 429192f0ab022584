-- etape: creer
-- ecart: tourner de 12
-- idee: confondre le nombre de figures et l’angle
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(360 / n)
  end
end

for _ = 1, 12 do
  polygon(6, 40)
  turtle.right(12)
end
