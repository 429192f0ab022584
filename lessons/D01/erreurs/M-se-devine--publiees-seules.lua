-- etape: creer
-- ecart: enlève seulement les traces publiées
-- idee: croire que l’on choisit toutes ses traces
local traces = data.open("traces")
local reste = traces:keep("genre", "~=", "publiée")
say(reste:count())
