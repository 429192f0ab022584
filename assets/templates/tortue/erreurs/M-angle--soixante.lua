-- etape: creer
-- ecart: l’angle du triangle, et non celui dont on tourne
-- idee: prendre l’angle du dedans pour l’angle tourné
for _ = 1, 3 do
  turtle.forward(60)
  turtle.right(60)
end
