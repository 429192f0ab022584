-- etape: modifier
-- ecart: seul le premier trait est changé : long, long
-- idee: changer un nombre sans relire la suite
turtle.right(90)
turtle.forward(30)
turtle.pen_up()
turtle.forward(10)
turtle.pen_down()
turtle.forward(30)
