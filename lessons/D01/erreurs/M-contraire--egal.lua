-- etape: creer
-- ecart: garde les traces du gymnase
-- idee: croire que « garder » dit ce que l’on enlève
local traces = data.open("traces")
local reste = traces:keep("lieu", "==", "gymnase")
say(reste:count())
