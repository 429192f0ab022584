-- etape: creer
-- ecart: compter au lieu du plus grand
-- idee: confondre « combien » et « quelle valeur »
say(data.open("manchots"):keep("espece", "==", "Adélie"):count())
