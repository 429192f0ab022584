-- etape: modifier
-- ecart: « sinon » avancer, au lieu d’avancer à chaque tour
-- idee: croire que tourner suffit pour quitter la marque
for _ = 1, 8 do
  if grid.on_mark() then
    grid.turn_right()
  else
    grid.step()
  end
end
