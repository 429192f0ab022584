-- etape: creer
-- ecart: hexagone : répéter 5 fois
-- idee: croire que le premier tour n’est pas compté
for _ = 1, 5 do
  turtle.forward(40)
  turtle.right(60)
end
