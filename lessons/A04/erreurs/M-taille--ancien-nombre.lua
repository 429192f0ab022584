-- etape: modifier
-- ecart: triangle de côté 40
-- idee: ne pas relire la mesure demandée
for _ = 1, 3 do
  turtle.forward(40)
  turtle.right(120)
end
