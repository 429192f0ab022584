-- reste : les traces que l’on peut encore lire
local traces = data.open("traces")
local reste = traces:keep("lieu", "~=", "gymnase")
say(reste:count())
