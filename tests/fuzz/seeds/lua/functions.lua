function a.b:c(d, ...) local e = function() return ... end return e(d), (f()) end
local function g() end ; return g
