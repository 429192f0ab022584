-- etape: creer
-- ecart: hexagone sans boucle, 12 blocs
-- idee: voir la répétition comme une option
turtle.forward(40)
turtle.right(60)
turtle.forward(40)
turtle.right(60)
turtle.forward(40)
turtle.right(60)
turtle.forward(40)
turtle.right(60)
turtle.forward(40)
turtle.right(60)
turtle.forward(40)
turtle.right(60)
