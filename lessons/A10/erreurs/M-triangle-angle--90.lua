-- etape: modifier
-- ecart: turtle.right(90) dans polygon
-- idee: recopier sans généraliser
function polygon(n, side)
  for _ = 1, n do
    turtle.forward(side)
    turtle.right(90)
  end
end
