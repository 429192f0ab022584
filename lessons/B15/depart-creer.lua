local communes = data.open("communes")
local codes = data.open("codes")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  for commune in communes:keep("code", "==", ligne.code):each() do
    trouvees:add{code = commune.code, nom = commune.nom}
  end
end
say(trouvees)
