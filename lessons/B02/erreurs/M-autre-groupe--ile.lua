-- etape: creer
-- ecart: garder une île au lieu d’une espèce
-- idee: confondre deux colonnes
say(data.open("manchots"):keep("ile", "==", "Torgersen"):max("masse"))
