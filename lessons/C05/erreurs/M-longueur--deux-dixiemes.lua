-- etape: modifier
-- ecart: des notes de 0,2 seconde
-- idee: croire que seule la hauteur compte
for _ = 1, 2 do
  kit.buzzer("main"):tone(262, 0.2)
  kit.buzzer("main"):tone(294, 0.2)
  kit.buzzer("main"):tone(330, 0.2)
  kit.buzzer("main"):tone(262, 0.2)
end
