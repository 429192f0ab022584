-- etape: modifier
-- ecart: le code à la place du nom
-- idee: copier le bloc d’à côté
local communes = data.open("communes")
local codes = data.open("codes")
local index = communes:index("code")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  for commune in index:find(ligne.code):each() do
    trouvees:add{code = commune.code, nom = commune.code}
  end
end
say(trouvees)
