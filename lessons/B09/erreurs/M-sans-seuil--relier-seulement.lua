-- etape: creer
-- ecart: relie, puis compte
-- idee: oublier la condition
local communes = data.open("communes")
local departements = data.open("departements")
local villes = departements:join(communes, "chef_lieu", "code")
say(villes:count())
