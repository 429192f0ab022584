-- Coder la ligne pixels
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
