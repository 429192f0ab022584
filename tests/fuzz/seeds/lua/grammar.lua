-- tout
local a <const>, b = 1, [[x]]
function o.p:m(x, ...)
  if a == b and not x then return ... elseif t[1] then t[i], t[j] = t[j], t[i] else goto out end
  repeat local z = {1, k = 2, [3] = f"s"; } until z
  while true do break end
  ::out::
end
for k, v in pairs(t) do print(k .. v, -2 ^ 2 // 1, #t, ~1 << 2) end
