total, step = 0, 3
function add(n) total = (total + n * step) % 1000003 end
for i = 1, 4000000 do add(i) end
print(total)
