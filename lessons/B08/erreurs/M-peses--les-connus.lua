-- etape: creer
-- ecart: compte les masses connues
-- idee: confondre ce que l’on garde et ce que l’on laisse
local manchots = data.open("manchots")
local peses = manchots:drop_missing("masse")
say(peses:mean("masse"))
say(peses:count())
