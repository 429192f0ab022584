-- etape: creer
-- ecart: la phrase 3 est recopiée dans une boucle d’un tour
-- idee: voir la boucle comme une boîte, pas comme une répétition
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
for _ = 1, 2 do
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(349, 0.4)
  kit.buzzer("main"):tone(392, 0.8)
end
for _ = 1, 1 do
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(440, 0.2)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(349, 0.2)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(440, 0.2)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(349, 0.2)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
