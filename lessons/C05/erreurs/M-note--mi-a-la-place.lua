-- etape: modifier
-- ecart: 349 à la place de 330
-- idee: lire une ligne trop bas dans le tableau
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(349, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
