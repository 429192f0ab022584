-- etape: modifier
-- ecart: durées de 400
-- idee: se tromper d’unité
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 400)
  kit.buzzer("main"):tone(294, 400)
  kit.buzzer("main"):tone(330, 400)
  kit.buzzer("main"):tone(262, 400)
end
