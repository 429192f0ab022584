-- etape: creer
-- ecart: le carré n’a que trois côtés et le toit est posé sur le vide
-- idee: croire que le quatrième côté se voit déjà
turtle.forward(60)
turtle.left(90)
turtle.forward(60)
turtle.left(30)
turtle.forward(60)
turtle.left(120)
turtle.forward(60)
turtle.left(30)
turtle.forward(60)
