-- Les traces d’un pseudo inventé
local traces = data.open("traces")
say(traces:keep("genre", "~=", "publiée"):count())
say(traces:keep("jour", "==", "mercredi"):select{"date", "heure", "lieu"})
