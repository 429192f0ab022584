-- Classes, inheritance, methods, strings with methods, calls without parentheses.
local Animal = {}
Animal.__index = Animal
function Animal.new(name) return setmetatable({name = name, [1] = #name}, Animal) end
function Animal:say(what) print(self.name .. " says " .. (what or self.sound)) return self end
Animal.sound = "..."
local Dog = setmetatable({}, {__index = Animal})
Dog.__index = Dog
function Dog.new(name)
  local self = Animal.new(name)
  return setmetatable(self, Dog)
end
Dog.sound = "woof"
Dog.new("Rex"):say():say "hello":say [[long]]
local list = {sub = {}}
function list.sub.add(x) list.sub[#list.sub + 1] = x end
function list.sub:twice(x) self.add(x) self.add(x) end
list.sub:twice(4)
print(#list.sub, ("x"):rep(3), ("%d"):format(7), #"abc", -2 ^ 2, not nil == true)
print(type {1, 2} == "table" and type "x")
local proxy = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v and v * 2) end})
proxy[1], proxy.two = 1, 2
print(proxy[1], proxy.two)
do local guard <close> = setmetatable({}, {__close = function() print("closed") end}) print("open") end
for word in ("a b c"):gmatch "%a" do print(word) end
