-- etape: modifier
-- ecart: triangle : répéter 3 fois avancer, tourner 60
-- idee: prendre l’angle intérieur pour l’angle dont on tourne
for _ = 1, 3 do
  turtle.forward(60)
  turtle.right(60)
end
