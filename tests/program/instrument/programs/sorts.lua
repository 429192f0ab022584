-- What pupils write: sorts, searches, recursion.
local function bubble(t)
  for i = #t, 2, -1 do
    for j = 1, i - 1 do
      if t[j] > t[j + 1] then t[j], t[j + 1] = t[j + 1], t[j] end
    end
  end
  return t
end
print(table.concat(bubble({5, 3, 9, 1, 7}), " "))
local function search(t, wanted)
  local low, high = 1, #t
  while low <= high do
    local middle = (low + high) // 2
    if t[middle] == wanted then return middle end
    if t[middle] < wanted then low = middle + 1 else high = middle - 1 end
  end
  return 0
end
print(search({1, 3, 5, 7, 9}, 7), search({1, 3, 5}, 4))
local function hanoi(n, from, to, via)
  if n == 0 then return 0 end
  return hanoi(n - 1, from, via, to) + 1 + hanoi(n - 1, via, to, from)
end
print(hanoi(8, "A", "B", "C"))
function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end
print(fib(15))
local names = {"Zoé", "Ali", "Léa"}
table.sort(names, function(a, b) return a < b end)
print(table.concat(names, ","))
