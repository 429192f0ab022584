-- etape: creer
-- ecart: deux couples recopiés dans la boucle, trois tours
-- idee: ne répéter que pour raccourcir, sans chercher le plus petit geste
for _ = 1, 3 do
  turtle.forward(40)
  turtle.right(60)
  turtle.forward(40)
  turtle.right(60)
end
