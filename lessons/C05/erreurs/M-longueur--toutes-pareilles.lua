-- etape: creer
-- ecart: toutes les notes à 0,4 dans la phrase 2
-- idee: croire que seule la hauteur compte
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
for _ = 1, 2 do
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(349, 0.4)
  kit.buzzer("main"):tone(392, 0.4)
end
for _ = 1, 2 do
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(440, 0.2)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(349, 0.2)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
