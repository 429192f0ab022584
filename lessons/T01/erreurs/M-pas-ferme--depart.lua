-- etape: modifier
-- ecart: le programme de départ
-- idee: croire qu’il dessine déjà un carré
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
