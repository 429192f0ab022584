local t = {}
local x = 1
for i = 1, 3000 do x = x * 16807 % 2147483647; t[i] = x end
for i = 1, #t do for j = 1, #t - i do if t[j] > t[j+1] then t[j], t[j+1] = t[j+1], t[j] end end end
print(t[1], t[#t])
