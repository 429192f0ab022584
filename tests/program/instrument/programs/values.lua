-- Several values, cut and kept; varargs; what `and` and `or` give back.
local function two() return 1, 2 end
local function none() end
print(two())
print((two()))
print(two(), two())
print(#{two(), two()}, #{(two())}, select("#", none()), select("#", (none())))
print(false and two(), nil and two(), true and two(), false or two(), 1 or two())
print(nil and nil, false and nil, nil or false, false or nil, not nil, not (1 and nil))
local function pass(...)
  local a, b = ...
  local t = {...}
  print(select("#", ...), a, b, #t)
  return ...
end
print(pass(), pass(nil), pass(1, 2, 3))
print(..., select("#", ...))
local a <const>, b, c = two()
print(a, b, c)
local i, t = 1, {}
i, t[i] = i + 1, 20
print(i, t[1], t[2])
local x, y, z = (function() return 1, 2, 3 end)()
x, y, z = z, y, x
print(x, y, z)
return pass(4, 5)
