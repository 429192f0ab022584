-- etape: modifier
-- ecart: répéter 3 fois
-- idee: compter la première fois à part
for _ = 1, 3 do
  kit.buzzer("main"):tone(262, 0.4)
  kit.buzzer("main"):tone(294, 0.4)
  kit.buzzer("main"):tone(330, 0.4)
  kit.buzzer("main"):tone(262, 0.4)
end
