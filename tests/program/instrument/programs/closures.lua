-- Each turn of a loop has locals of its own.
local functions = {}
for i = 1, 3 do functions[i] = function() i = i + 1 return i end end
print(functions[1](), functions[1](), functions[2]())
local k = 0
repeat
  local j = k
  functions[k] = function() return j end
  k = k + 1
until j >= 2
print(functions[0](), functions[1](), functions[2]())
while k > 0 do
  local m <const> = k
  functions[k] = function() return m end
  k = k - 1
end
print(functions[1](), functions[2](), functions[3]())
local function counter()
  local count = 0
  return function() count = count + 1; return count end
end
local one, two = counter(), counter()
print(one(), one(), two())
return one(), two()
