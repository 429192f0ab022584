-- etape: modifier
-- ecart: les virages sont réparés, une longueur a changé
-- idee: régler le dessin à l’œil, en changeant une longueur
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(20)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
