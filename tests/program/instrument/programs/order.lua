-- The order in which things are evaluated, told by metamethods.
local function spy(name)
  return setmetatable({}, {
    __index = function(_, k) print(name .. " reads " .. tostring(k)) return k end,
    __newindex = function(_, k, v) print(name .. " takes " .. tostring(k) .. " = " .. tostring(v)) end,
    __call = function(_, ...) print(name .. " is called", ...) return ... end,
    __eq = function() print(name .. " ==") return true end,
    __lt = function() print(name .. " <") return false end,
    __le = function() print(name .. " <=") return true end,
    __add = function() print(name .. " +") return 1 end,
    __concat = function() print(name .. " ..") return name end,
    __len = function() print(name .. " #") return 7 end,
    __unm = function() print(name .. " -") return 1 end,
  })
end
local a, b = spy("a"), spy("b")
a[1], b[2], a.x = b[1], a[2], b(3)
print(a[1] == 1 and b[2] or a[3], a == b and a < b or a <= b)
print(a + b[1], a .. "x", #a, -a, a(1, 2), a.method)
if a[1] == 2 then elseif a[2] == 2 and b[3] then print("yes") end
local n = 0
while a[n] < 2 and (b[n] or a) do n = n + 1 end
repeat n = n - 1 until a[n] < 1 or b[n] == 9
for i = a[1], b[2], #a do print(i) end
for i, v in ipairs(setmetatable({}, {__index = function(_, k) print("?", k) if k < 3 then return k end end})) do print(i, v) end
local order = {a(1), [a(2)] = b(3), key = a(4), b(5)}
a:method(b[1], b[2])
print(a.x.y == nil)
