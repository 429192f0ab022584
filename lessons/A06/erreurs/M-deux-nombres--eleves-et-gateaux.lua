-- etape: modifier
-- ecart: l’ancien affichage est resté
-- idee: ajouter une ligne au lieu d’en changer une
local pupils = ask("Combien d’élèves ?")
say(pupils)
say(2 * pupils)
