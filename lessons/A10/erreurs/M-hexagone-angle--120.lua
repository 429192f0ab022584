-- etape: modifier
-- ecart: turtle.right(120) : l’angle du triangle
-- idee: régler la fonction sur le premier essai
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(120)
  end
end
