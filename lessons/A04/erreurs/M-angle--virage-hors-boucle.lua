-- etape: modifier
-- ecart: tourner placé après la boucle
-- idee: croire que tout ce qui suit est répété
for _ = 1, 3 do
  turtle.forward(60)
end
turtle.right(120)
