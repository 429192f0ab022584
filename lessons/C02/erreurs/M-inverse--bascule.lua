-- etape: modifier
-- ecart: allumer et éteindre échangés
-- idee: confondre les deux branches
while true do
  if kit.button("A"):pressed() then
    kit.led("red"):off()
  else
    kit.led("red"):on()
  end
  wait(0.1)
end
