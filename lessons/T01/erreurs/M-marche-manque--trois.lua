-- etape: creer
-- ecart: répéter trois fois
-- idee: compter les coins entre les marches
for _ = 1, 3 do
  turtle.forward(30)
  turtle.right(90)
  turtle.forward(30)
  turtle.left(90)
end
