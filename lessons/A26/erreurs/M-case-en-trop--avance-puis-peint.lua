-- etape: modifier
-- ecart: chaque tour de noire avance, puis peint
-- idee: croire que l’ordre dans la boucle est sans effet
for _ = 1, 1 do
  grid.east()
end
for _ = 1, 3 do
  grid.east()
  grid.paint()
end
for _ = 1, 2 do
  grid.east()
end
for _ = 1, 2 do
  grid.east()
  grid.paint()
end
