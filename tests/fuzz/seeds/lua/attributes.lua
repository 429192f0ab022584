local a <const>, b <close> = 1, nil
local function f() return a end
a = 2
