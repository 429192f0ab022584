-- etape: modifier
-- ecart: regroupe par service
-- idee: confondre où et comment la trace est laissée
local traces = data.open("traces")
say(traces:group("service", "count"))
