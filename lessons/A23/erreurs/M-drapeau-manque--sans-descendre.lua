-- etape: creer
-- ecart: la tortue va à droite sans descendre au pied du mât
-- idee: oublier d’où part le drapeau
-- Un drapeau
turtle.forward(80)
turtle.right(90)
turtle.forward(50)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(50)
-- Le chemin vers le deuxième mât
turtle.pen_up()
turtle.left(180)
turtle.forward(100)
turtle.left(90)
turtle.pen_down()
-- Un autre drapeau
turtle.forward(80)
turtle.right(90)
turtle.forward(50)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(50)
