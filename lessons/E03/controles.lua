local controles = { generateurs = {} }

-- Une salle : sa lumière, et depuis combien de secondes elle est ainsi.
function controles.generateurs.salle(random, size, class)
  if class == "sombre-longtemps" then return { light = random(21, 29), seconds = random(31, 300) } end
  if class == "juste-trente" then return { light = random(0, 199), seconds = 30 } end
  if class == "presque-trente" then return { light = random(0, 199), seconds = 29 } end
  if class == "juste-199" then return { light = 199, seconds = random(40, 300) } end
  if class == "juste-200" then return { light = 200, seconds = random(40, 300) } end
  if class == "claire" then return { light = random(300, 1000), seconds = random(40, 190) } end
  return { light = random(0, 150), seconds = random(0, 28) }
end

function controles.generateurs.panneau(random, size, class)
  return { free = class == "libre" }
end

function controles.generateurs.attente(random, size, class)
  if class == "repondu" then return { answered = true, waited = random(2, 9) } end
  if class == "trop-tot" then return { answered = false, waited = 0 } end
  return { answered = false, waited = 1 }
end

-- Une fonction qui ne répond rien le dit d’abord ; sinon, c’est le genre de cas qui parle.
local function judged(said, wanted)
  if said == nil or tostring(said) == "" or tostring(said) == "nil" then
    return false, "rien", { attendu = tostring(wanted) }
  end
  if tostring(said) == tostring(wanted) or tonumber(said) ~= nil and tonumber(said) == wanted then return true end
  return false, nil, { obtenu = tostring(said), attendu = tostring(wanted) }
end

function controles.libre(case, said) return judged(said, case.light < 200 and case.seconds >= 30) end
function controles.bras(case, said) return judged(said, case.free and 90 or 0) end
function controles.renvoi(case, said) return judged(said, not case.answered and case.waited >= 1) end

return controles
