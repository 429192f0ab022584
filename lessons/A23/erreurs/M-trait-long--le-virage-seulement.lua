-- etape: modifier
-- ecart: seul le virage est corrigé
-- idee: ne réparer que ce qui se voit le plus
turtle.forward(80)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(50)
