-- etape: modifier
-- ecart: la mesure est prise une fois, sans boucle
-- idee: croire que « si » surveille tout seul
if kit.distance("front"):read() < 20 then
  kit.servo("arm"):angle(90)
else
  kit.servo("arm"):angle(0)
end
wait(1)
