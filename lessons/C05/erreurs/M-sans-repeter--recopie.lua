-- etape: modifier
-- ecart: la phrase est recopiée
-- idee: voir la répétition comme une option
kit.buzzer("main"):tone(262, 0.4)
kit.buzzer("main"):tone(294, 0.4)
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(262, 0.4)
kit.buzzer("main"):tone(262, 0.4)
kit.buzzer("main"):tone(294, 0.4)
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(262, 0.4)
