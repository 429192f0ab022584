-- etape: creer
-- ecart: la tortue ne regarde plus comme au départ quand elle recule
-- idee: oublier que l’appel change aussi la direction de la tortue
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length * 0.7)
    turtle.right(60)
    tree(n - 1, length * 0.7)
    turtle.back(length)
  end
end
tree(5, 60)
