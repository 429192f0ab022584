-- etape: modifier
-- ecart: attendre une seconde et demie
-- idee: croire que le programme voit l’appui pendant qu’il attend
while true do
  if kit.button("A"):pressed() then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(1.5)
end
