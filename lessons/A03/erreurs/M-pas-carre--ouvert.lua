-- etape: creer
-- ecart: le carré n’a que trois côtés
-- idee: croire que le quatrième côté se voit déjà
turtle.forward(60)
turtle.left(90)
turtle.forward(60)
turtle.left(90)
turtle.forward(60)
