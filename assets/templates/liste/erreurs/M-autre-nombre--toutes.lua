-- etape: modifier
-- ecart: dit toutes les cartes
-- idee: afficher dans la boucle au lieu d’après
for _, card in ipairs(cards) do
  say(card)
end
