-- etape: modifier
-- ecart: répéter 1 fois
-- idee: croire que « répéter 1 fois » joue une fois de plus
for _ = 1, 1 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
