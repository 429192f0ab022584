-- etape: modifier
-- ecart: regroupe les traces du mercredi seulement
-- idee: laisser le filtre de l’étape d’avant
local traces = data.open("traces")
say(traces:keep("jour", "==", "mercredi"):group("genre", "count"))
