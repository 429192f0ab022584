-- etape: modifier
-- ecart: un trait de plus après le carré
-- idee: ajouter un côté sans regarder où est la tortue
for _ = 1, 4 do
  turtle.forward(60)
  turtle.right(90)
end
turtle.left(90)
turtle.forward(60)
