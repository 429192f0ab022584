-- La lettre n
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
-- Un grand blanc, puis e
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(10)
-- Un grand blanc, puis t
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(30)
