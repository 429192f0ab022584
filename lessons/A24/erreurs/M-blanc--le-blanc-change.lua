-- etape: modifier
-- ecart: le blanc change de longueur avec les traits
-- idee: croire que tous les nombres s’échangent
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(30)
turtle.pen_down()
turtle.forward(10)
