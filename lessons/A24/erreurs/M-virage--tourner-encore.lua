-- etape: creer
-- ecart: un virage recopié avec la lettre
-- idee: copier la lettre entière, avec la mise en place
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.right(90)
turtle.forward(10)
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(30)
