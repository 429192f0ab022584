function tree(n, length)
  if n > 0 then
    turtle.forward(length)
    turtle.left(30)
    tree(n - 1, length * 0.7)
    turtle.right(60)
    tree(n - 1, length * 0.7)
    turtle.left(30)
    turtle.back(length)
  end
end
tree(3, 80)
