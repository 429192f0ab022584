-- etape: modifier
-- ecart: le bouton est lu avant la boucle
-- idee: croire qu’une variable suit le bouton
local appuye = kit.button("A"):pressed()
while true do
  if appuye then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
