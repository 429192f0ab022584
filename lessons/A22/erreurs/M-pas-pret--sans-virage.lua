-- etape: modifier
-- ecart: le dernier virage du deuxième créneau manque
-- idee: croire qu’un bloc qui ne trace rien ne sert à rien
-- un créneau
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(20)
turtle.left(90)
turtle.forward(20)
