-- etape: modifier
-- ecart: si, sans boucle
-- idee: croire que le test surveille tout seul
if kit.button("A"):pressed() then
  kit.led("red"):on()
else
  kit.led("red"):off()
end
wait(9)
