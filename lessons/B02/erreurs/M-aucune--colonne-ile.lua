-- etape: modifier
-- ecart: le mot est changé, la colonne est restée ile
-- idee: croire que le mot suffit
say(data.open("manchots"):keep("ile", "==", "À jugulaire"):count())
