-- etape: modifier
-- ecart: forward(i)
-- idee: croire que i est déjà la longueur
for i = 1, 3 do
  for _ = 1, 4 do
    turtle.forward(i)
    turtle.right(90)
  end
  turtle.right(120)
end
