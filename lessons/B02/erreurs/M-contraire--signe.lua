-- etape: modifier
-- ecart: le signe ≠
-- idee: lire le signe à l’envers
say(data.open("manchots"):keep("espece", "~=", "À jugulaire"):count())
