-- etape: modifier
-- ecart: « sinon » est oublié
-- idee: croire que le bras revient tout seul
kit.servo("arm"):angle(0)
while true do
  if kit.distance("front"):read() < 20 then
    kit.servo("arm"):angle(90)
  end
  wait(0.1)
end
