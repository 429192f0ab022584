-- etape: creer
-- ecart: l’index préparé dans la boucle
-- idee: préparer à chaque fois
local communes = data.open("communes")
local codes = data.open("codes")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  local index = communes:index("code")
  for commune in index:find(ligne.code):each() do
    trouvees:add{code = commune.code, nom = commune.nom}
  end
end
say(trouvees)
