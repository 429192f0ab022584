-- etape: modifier
-- ecart: une seule branche est raccourcie
-- idee: changer un seul des deux appels
function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(45)
    tree(n - 1, length * 0.7)
    turtle.right(90)
    tree(n - 1, length * 0.5)
    turtle.left(45)
    turtle.back(length)
  end
end
tree(3, 80)
