-- etape: modifier
-- ecart: trie et garde 10 lignes
-- idee: prendre les plus grandes mesures pour celles des capteurs
local capteurs = data.open("capteurs")
local ranges = capteurs:sort("co2", "down")
say(ranges:first(10):select{"capteur", "co2"})
