-- etape: creer
-- ecart: trouve avec l’index, et garde aussi
-- idee: ajouter sans enlever
local communes = data.open("communes")
local codes = data.open("codes")
local index = communes:index("code")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  for commune in communes:keep("code", "==", ligne.code):each() do
    for autre in index:find(ligne.code):each() do
      trouvees:add{code = autre.code, nom = autre.nom}
    end
  end
end
say(trouvees)
