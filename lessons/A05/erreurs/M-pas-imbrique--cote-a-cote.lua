-- etape: creer
-- ecart: les deux boucles l’une après l’autre
-- idee: confondre à la suite et à l’intérieur
for i = 1, 5 do
end
for _ = 1, 4 do
  turtle.forward(20)
  turtle.right(90)
end
