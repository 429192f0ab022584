-- etape: modifier
-- ecart: si, sans boucle
-- idee: croire que le test surveille tout seul
local appuis = data.open("appuis")
local bouton = appuis:cell(1, "bouton")
if bouton == 1 then
  kit.led("red"):on()
else
  kit.led("red"):off()
end
wait(0.5)
