-- etape: creer
-- ecart: tree(n - 1, length), sans * 0.7
-- idee: croire que la branche raccourcit seule
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length)
    turtle.right(60)
    tree(n - 1, length)
    turtle.left(30)
    turtle.back(length)
  end
end
tree(5, 60)
