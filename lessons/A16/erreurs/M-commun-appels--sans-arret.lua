-- etape: creer
-- ecart: pas de cas n == 0
-- idee: croire que ça s’arrête quand c’est trop petit
function tree(n, length)
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length * 0.7)
    turtle.right(60)
    tree(n - 1, length * 0.7)
    turtle.left(30)
    turtle.back(length)
end
tree(5, 60)
