-- etape: creer
-- ecart: cache la colonne lieu au lieu d’enlever des traces
-- idee: croire que ne plus regarder, c’est effacer
local traces = data.open("traces")
local reste = traces:select{"numero", "date", "jour", "heure", "service", "genre", "contenu"}
say(reste:count())
