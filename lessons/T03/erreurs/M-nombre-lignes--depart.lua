-- etape: modifier
-- ecart: le programme de départ
-- idee: croire que la classe se règle ailleurs
say(data.open("lecons"):keep("niveau", "==", "CM1"):select{"lecon", "minutes"})
