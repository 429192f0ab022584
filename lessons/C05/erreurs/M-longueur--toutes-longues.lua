-- etape: modifier
-- ecart: des notes de 0,8 seconde
-- idee: croire que la durée ne compte pas
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.8)
  kit.buzzer("main"):tone(294, 0.8)
  kit.buzzer("main"):tone(330, 0.8)
  kit.buzzer("main"):tone(262, 0.8)
end
