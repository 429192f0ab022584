-- etape: modifier
-- ecart: si placé avant la boucle
-- idee: croire que le test reste vrai ensuite
if grid.on_mark() then
  grid.turn_right()
end
for _ = 1, 8 do
  grid.step()
end
