-- etape: creer
-- ecart: pour i de 0 à 4
-- idee: croire que compter cinq fois commence toujours à 0
for i = 0, 4 do
  for _ = 1, 4 do
    turtle.forward(20 * i)
    turtle.right(90)
  end
end
