local communes = data.open("communes")
local codes = data.open("codes")
local index = communes:index("code")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  for commune in index:find(ligne.code):each() do
    trouvees:add{code = commune.code, nom = "?"}
  end
end
say(trouvees)
