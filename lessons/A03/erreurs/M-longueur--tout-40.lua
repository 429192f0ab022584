-- etape: modifier
-- ecart: des marches de 40
-- idee: changer les longueurs en même temps que les virages
turtle.forward(40)
turtle.left(90)
turtle.forward(40)
turtle.right(90)
turtle.forward(40)
turtle.left(90)
turtle.forward(40)
turtle.right(90)
turtle.forward(40)
turtle.left(90)
turtle.forward(40)
turtle.right(90)
