-- etape: creer-2
-- ecart: le toit n’a qu’un pan
-- idee: s’arrêter au sommet
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(30)
turtle.forward(60)
