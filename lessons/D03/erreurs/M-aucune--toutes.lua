-- etape: creer
-- ecart: toutes les lignes restent
-- idee: oublier que « aucune » est aussi une réponse
say(data.open("inscriptions"):select{"allergie"})
