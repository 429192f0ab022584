-- etape: creer
-- ecart: les trois phrases dans une seule boucle
-- idee: croire que la boucle répète chaque phrase à part
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(349, 0.4)
  kit.buzzer("main"):tone(392, 0.8)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(440, 0.2)
  kit.buzzer("main"):tone(392, 0.2)
  kit.buzzer("main"):tone(349, 0.2)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
