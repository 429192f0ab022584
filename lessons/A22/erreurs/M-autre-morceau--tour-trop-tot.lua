-- etape: creer
-- ecart: la tour placée avant le deuxième créneau
-- idee: copier les morceaux sans suivre l’ordre du plan
-- une tour
turtle.forward(60)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(60)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
-- un créneau
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
-- une tour
turtle.forward(60)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(60)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
-- un créneau
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
