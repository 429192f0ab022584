-- etape: creer
-- ecart: la phrase 2 est jouée une fois
-- idee: croire que la première boucle suffit pour tout
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(349, 0.4)
kit.buzzer("main"):tone(392, 0.8)
kit.buzzer("main"):tone(392, 0.2)
kit.buzzer("main"):tone(440, 0.2)
kit.buzzer("main"):tone(392, 0.2)
kit.buzzer("main"):tone(349, 0.2)
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(262, 0.4)
