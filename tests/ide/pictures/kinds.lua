-- Tous les genres de blocs.
local n = 10 -- un compteur
local mots = {"un", "deux", 3, nom = "trois"}
when_start(function()
  turtle.forward((n + 1) * 2)
  turtle.color("red")
end)
for i = 1, 4 do
  turtle.right(90)
  if mots[i] == "un" and n > 3 then
    say("bonjour")
  elseif not fini then
    n = n - 1
  else
    break
  end
end
while n < 100 do
  n = n * 2
end
repeat
  n = n // 3
until n <= 0
local function carre(cote, nom)
  return cote * cote
end
say(carre(3, "a"), #mots)
goto fin
x = = 2
::fin::
objet:parler()
say()
