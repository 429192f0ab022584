-- etape: modifier
-- ecart: seul le premier virage est corrigé
-- idee: s’arrêter au premier bug trouvé
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.left(90)
turtle.forward(30)
turtle.right(90)
