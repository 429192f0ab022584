-- etape: creer
-- ecart: les quatre côtés recopiés, sans petite boucle
-- idee: voir la petite boucle comme une option
for i = 1, 5 do
  turtle.forward(20 * i)
  turtle.right(90)
  turtle.forward(20 * i)
  turtle.right(90)
  turtle.forward(20 * i)
  turtle.right(90)
  turtle.forward(20 * i)
  turtle.right(90)
end
