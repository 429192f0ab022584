-- etape: modifier
-- ecart: le même drapeau, réécrit en commençant par le rectangle
-- idee: refaire à sa manière au lieu de lire
turtle.forward(50)
turtle.right(90)
turtle.forward(50)
turtle.left(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(50)
turtle.left(90)
turtle.forward(30)
turtle.forward(50)
