local appuis = data.open("appuis")
local bouton = appuis:cell(1, "bouton")
if bouton == 1 then
  kit.led("red"):on()
end
wait(9)
