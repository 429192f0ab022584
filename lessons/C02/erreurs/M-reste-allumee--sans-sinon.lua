-- etape: modifier
-- ecart: si… alors allumer, sans sinon
-- idee: croire que « alors » s’annule seul
while true do
  if kit.button("A"):pressed() then
    kit.led("red"):on()
  end
  wait(0.1)
end
