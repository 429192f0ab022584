-- etape: modifier
-- ecart: seulement les cinq premières lignes du deuxième créneau
-- idee: arrêter le morceau quand son dernier trait semble fait
-- un créneau
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
