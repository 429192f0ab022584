-- Ce qui pourrait dépendre de la machine : hasard, ordre des tables, nombres à virgule.
local noms = {}
for i = 1, 40 do noms["n" .. random(1, 1000)] = i end
for nom in pairs(noms) do say(nom) end
local somme = 0
for i = 1, 300 do somme = somme + math.sin(i * 0.37) * math.exp(i % 7) - math.log(i) ^ 1.37 end
say(string.format("%a", somme))
say(list.make(15, "random"))
print(math.random(1000), {}, print, 0 / 0, -(0 / 0))
for mot, nombre in ("pomme=3, poire=12, figue=7"):gmatch("(%a+)=(%d+)") do say(mot .. " " .. nombre * 2) end
