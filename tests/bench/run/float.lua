local inside, x, y = 0, 0.5, 0.25
for i = 1, 3000000 do
  x = (x * 3.9) * (1 - x)
  y = (y * 3.8) * (1 - y)
  if x * x + y * y < 1 then inside = inside + 1 end
end
print(inside > 0)
