-- etape: modifier
-- ecart: la phrase est jouée une fois
-- idee: oublier la répétition
kit.buzzer("main"):tone(262, 0.4)
kit.buzzer("main"):tone(294, 0.4)
kit.buzzer("main"):tone(330, 0.4)
kit.buzzer("main"):tone(262, 0.4)
