-- reste : les traces que l’on peut encore lire
local traces = data.open("traces")
local reste = traces:keep("numero", "~=", 1)
say(reste:count())
