-- etape: creer
-- ecart: deux tours de boucle
-- idee: compter les coins dessinés, non les côtés
for _ = 1, 2 do
  turtle.forward(60)
  turtle.right(120)
end
