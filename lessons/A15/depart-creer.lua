-- Les mesures
local t = data.new{"n", "une", "moitie", "paires"}
t:add{n = 100, une = 100, moitie = 7, paires = 9900}
t:add{n = 200, une = 200, moitie = 8, paires = 39800}
t:add{n = 400, une = 400, moitie = 9, paires = 159600}
t:add{n = 800, une = 800, moitie = 10, paires = 639200}

say(t)
