-- etape: creer
-- ecart: valeurs différentes de nom
-- idee: compter les noms pour compter les communes
local communes = data.open("communes")
say(communes:count())
say(communes:missing("population"):count())
say(communes:distinct("nom"))
