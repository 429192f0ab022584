-- etape: modifier
-- ecart: triangle dont le dernier côté mesure 80, comme celui du carré
-- idee: ne changer le nombre que sur les premières lignes
turtle.forward(60)
turtle.right(120)
turtle.forward(60)
turtle.right(120)
turtle.forward(80)
