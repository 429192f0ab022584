-- etape: modifier
-- ecart: le dernier trait est écrit deux fois
-- idee: copier une ligne de plus que le morceau
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
turtle.left(90)
turtle.forward(20)
turtle.forward(20)
turtle.left(90)
