-- etape: modifier
-- ecart: seule la première note est dans la boucle
-- idee: croire que la boucle répète tout ce qui suit
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
end
kit.buzzer("main"):tone(294, 0.4)
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(262, 0.4)
