-- etape: modifier
-- ecart: garde seulement jeu
-- idee: croire que protéger, c’est tout effacer
say(data.open("inscriptions"):select{"jeu"})
