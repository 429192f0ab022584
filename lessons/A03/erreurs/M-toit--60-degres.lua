-- etape: creer-2
-- ecart: toit avec un virage de 60 au lieu de 120
-- idee: prendre l’angle du triangle pour l’angle dont on tourne
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(30)
turtle.forward(60)
turtle.right(60)
turtle.forward(60)
