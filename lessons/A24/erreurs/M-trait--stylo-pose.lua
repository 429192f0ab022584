-- etape: creer
-- ecart: le stylo n’est pas relevé entre n et e
-- idee: croire que le blanc se fait tout seul
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
turtle.forward(30)
turtle.forward(10)
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(30)
