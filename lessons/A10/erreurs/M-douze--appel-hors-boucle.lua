-- etape: creer
-- ecart: l’appel après la boucle
-- idee: croire que tout ce qui suit est répété
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(360 / n)
  end
end

for _ = 1, 12 do
  turtle.right(30)
end
polygon(6, 40)
