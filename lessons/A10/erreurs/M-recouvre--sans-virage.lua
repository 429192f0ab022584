-- etape: creer
-- ecart: aucun virage entre deux appels
-- idee: croire que chaque appel part d’ailleurs
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(360 / n)
  end
end

for _ = 1, 12 do
  polygon(6, 40)
end
