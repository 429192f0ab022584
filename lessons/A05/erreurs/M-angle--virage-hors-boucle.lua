-- etape: creer
-- ecart: tourner placé après la petite boucle
-- idee: croire que tout ce qui suit est répété
for i = 1, 5 do
  for _ = 1, 4 do
    turtle.forward(20 * i)
  end
  turtle.right(90)
end
