-- etape: modifier
-- ecart: affiche seulement la dernière commune
-- idee: oublier de garder chaque résultat
local communes = data.open("communes")
local codes = data.open("codes")
local index = communes:index("code")
local trouvees = data.new{"code", "nom"}
for ligne in codes:each() do
  local commune = index:find(ligne.code)
  say(commune)
end
