-- etape: creer
-- ecart: le stylo n’est pas reposé avant t
-- idee: oublier que le stylo reste relevé
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(10)
turtle.pen_up()
turtle.forward(30)
turtle.forward(30)
