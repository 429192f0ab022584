-- Combien de traces de chaque sorte ?
local traces = data.open("traces")
say(traces:group("service", "count"))
