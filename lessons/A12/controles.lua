-- L’oracle de la place : il reconnaît ce que l’on affiche d’habitude à la place du numéro.
local controles = { generateurs = {} }

function controles.place(case, said)
  local cards, wanted = case.liste, case.cible
  local first = 0
  for i = #cards, 1, -1 do
    if cards[i] == wanted then first = i end
  end
  -- « Carte 3 » dit 3.
  local n = tonumber(said) or tonumber(tostring(said):match("[^%d%-](%-?%d+)%s*$"))
  local more = { attendu = first }
  if first == 0 then return n == 0, "absente", more end
  if n and cards[n] == wanted then return true end
  if n == wanted then return false, "valeur", more end
  if n and n > 0 and (n == first - 1 or n == first + 1) then return false, "voisine", more end
  return false, "autre", more
end

return controles
