-- etape: creer
-- ecart: tourner deux fois à droite
-- idee: croire que chaque coin tourne du même côté
for _ = 1, 4 do
  turtle.forward(30)
  turtle.right(90)
  turtle.forward(30)
  turtle.right(90)
end
