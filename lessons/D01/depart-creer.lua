-- reste : ce que l’on peut encore lire
local traces = data.open("traces")
local reste = traces:keep("contenu", "~=", "photo du chat")
say(reste:count())
