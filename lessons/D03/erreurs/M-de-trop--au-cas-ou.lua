-- etape: modifier
-- ecart: garde aussi adresse
-- idee: demander « au cas où »
say(data.open("inscriptions"):select{"prenom", "classe", "jeu", "adresse"})
