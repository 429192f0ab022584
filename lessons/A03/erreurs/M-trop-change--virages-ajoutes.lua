-- etape: modifier
-- ecart: deux virages ajoutés après chaque virage qui gêne
-- idee: ajouter au lieu de remplacer
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.right(90)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.left(90)
turtle.left(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
