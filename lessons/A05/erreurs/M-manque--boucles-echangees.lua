-- etape: creer
-- ecart: la grande boucle est dans la petite
-- idee: croire que l’ordre des boucles ne change rien
for _ = 1, 4 do
  for i = 1, 5 do
    turtle.forward(20 * i)
    turtle.right(90)
  end
end
