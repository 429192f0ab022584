local t = {}
for i = 1, 400000 do t[#t+1] = ("mot" .. i):upper() end
local s = table.concat(t, ",")
local n = 0
for w in s:gmatch("%a+") do n = n + #w end
print(#s, n)
