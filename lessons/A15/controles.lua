-- Les trois façons de travailler sont données : ces cas disent si elles répondent encore juste.
local controles = { generateurs = {} }

local wanted_of = { milieu = 14, debut = 5, deuxieme = 9, fin = 50, petite = 1, grande = 60, entre = 15 }

function controles.generateurs.recherche(_, _, class)
  return { liste = { 5, 9, 14, 20, 31, 42, 50 }, cible = wanted_of[class] }
end

function controles.generateurs.pareilles()
  return { liste = { 4, 4, 7, 9, 7 } }
end

-- Deux 4 font une paire, deux 7 en font une autre.
function controles.paires_pareilles(case, said)
  local equal = 0
  for i = 1, #case.liste do
    for j = i + 1, #case.liste do
      if case.liste[i] == case.liste[j] then equal = equal + 1 end
    end
  end
  return said == equal, nil, { attendu = equal }
end

return controles
