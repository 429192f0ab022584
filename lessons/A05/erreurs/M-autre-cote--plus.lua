-- etape: modifier
-- ecart: 20 + i au lieu de 20 × i
-- idee: prendre « fois » pour « plus »
for i = 1, 3 do
  for _ = 1, 4 do
    turtle.forward(20 + i)
    turtle.right(90)
  end
  turtle.right(120)
end
