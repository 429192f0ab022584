-- etape: modifier
-- ecart: compter le tableau de départ
-- idee: croire que « garder » change le tableau de départ
say(data.open("manchots"):count())
