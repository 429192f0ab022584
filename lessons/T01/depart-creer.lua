-- Un escalier de quatre marches
turtle.forward(30)
turtle.right(90)
