-- etape: creer
-- ecart: un seul « garder »
-- idee: croire qu’un filtre suffit pour deux conditions
say(data.open("lecons"):keep("niveau", "==", "CM1"):sum("minutes"))
