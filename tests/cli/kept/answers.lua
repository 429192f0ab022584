-- Réponses, fonction qui s'appelle elle-même, liste qui change, et une faute à la fin.
local nom = ask("Nom ?")
local n = ask("Combien ?")
local function somme(k) if k == 0 then return 0 end return k + somme(k - 1) end
say(nom .. " : " .. somme(n))
local t = {5, 3, 8, 1}
for i = 1, #t - 1 do
  for j = 1, #t - i do
    if t[j] > t[j + 1] then t[j], t[j + 1] = t[j + 1], t[j] end
  end
end
list.insert(t, n)
say(t)
say(t[9] + 1)
