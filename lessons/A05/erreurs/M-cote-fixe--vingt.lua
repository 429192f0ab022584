-- etape: creer
-- ecart: forward(20) au lieu de forward(20 * i)
-- idee: ne pas relier la variable de boucle au dessin
for i = 1, 5 do
  for _ = 1, 4 do
    turtle.forward(20)
    turtle.right(90)
  end
end
