-- etape: creer
-- ecart: un seul appel dans la fonction
-- idee: croire qu’un appel suffit pour les deux côtés
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length * 0.7)
    turtle.right(30)
    turtle.back(length)
  end
end
tree(5, 60)
