-- Values go in and out of coroutines, through loops and pcall.
local function producer(n)
  for i = 1, n do
    local got = coroutine.yield(i)
    print("got", got)
  end
  return "finished"
end
local co = coroutine.create(producer)
print(coroutine.resume(co, 3))
print(coroutine.resume(co, "a"))
print(coroutine.resume(co, "b"))
print(coroutine.resume(co, "c"))
print(coroutine.status(co), coroutine.resume(co))
for v in coroutine.wrap(function() for _, x in ipairs({1, 2, 3}) do coroutine.yield(x and x * 2) end end) do print(v) end
print(pcall(function() local t = nil; return t.x end))
print(select(2, xpcall(function() error("inside") end, function(m) return "handled: " .. m end)))
print(pcall(error, {code = 1}))
local wrapped = coroutine.wrap(function() error("in a coroutine") end)
print(pcall(wrapped))
