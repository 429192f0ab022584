-- Un drapeau
turtle.forward(80)
turtle.right(90)
turtle.forward(50)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(50)
