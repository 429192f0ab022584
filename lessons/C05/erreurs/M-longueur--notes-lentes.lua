-- etape: creer
-- ecart: les notes rapides durent 0,4
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
  kit.buzzer("main"):tone(392, 0.8)
end
for _ = 1, 2 do
  kit.buzzer("main"):tone(392, 0.4)
  kit.buzzer("main"):tone(440, 0.4)
  kit.buzzer("main"):tone(392, 0.4)
  kit.buzzer("main"):tone(349, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
