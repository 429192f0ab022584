-- etape: creer
-- ecart: quatre marches écrites une à une
-- idee: copier plutôt que répéter
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
