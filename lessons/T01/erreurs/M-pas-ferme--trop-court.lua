-- etape: modifier
-- ecart: avancer de 50, la valeur par défaut
-- idee: laisser le nombre proposé par la palette
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(60)
turtle.right(90)
turtle.forward(50)
