-- etape: creer
-- ecart: la branche gauche est appelée deux fois au même endroit
-- idee: croire qu’un trait repassé ne coûte rien
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length * 0.7)
    tree(n - 1, length * 0.7)
    turtle.right(60)
    tree(n - 1, length * 0.7)
    turtle.left(30)
    turtle.back(length)
  end
end
tree(5, 60)
