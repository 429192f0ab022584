-- etape: modifier
-- ecart: seule la longueur est corrigée
-- idee: s’arrêter au premier écart trouvé
turtle.forward(80)
turtle.right(90)
turtle.forward(50)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(50)
