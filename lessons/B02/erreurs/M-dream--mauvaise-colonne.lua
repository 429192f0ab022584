-- etape: modifier
-- ecart: garder ile = Dream
-- idee: confondre l’espèce et l’île où elle vit
say(data.open("manchots"):keep("ile", "==", "Dream"):count())
