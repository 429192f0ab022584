-- etape: creer
-- ecart: un seul créneau entre les tours
-- idee: ne pas faire de plan avant de copier
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
