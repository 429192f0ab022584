-- etape: creer
-- ecart: le blanc entre les lettres mesure 10
-- idee: oublier que le blanc sépare les lettres
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(10)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(30)
