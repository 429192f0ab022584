-- etape: creer
-- ecart: tree(n, length * 0.7) sans n - 1
-- idee: croire que la longueur suffit à arrêter
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n, length * 0.7)
    turtle.right(60)
    tree(n, length * 0.7)
    turtle.left(30)
    turtle.back(length)
  end
end
tree(5, 60)
