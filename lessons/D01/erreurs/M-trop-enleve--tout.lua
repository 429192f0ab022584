-- etape: creer
-- ecart: enlève tous les mercredis
-- idee: croire que la seule protection est de tout effacer
local traces = data.open("traces")
local reste = traces:keep("jour", "~=", "mercredi")
say(reste:count())
