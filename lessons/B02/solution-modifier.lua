say(data.open("manchots"):keep("espece", "==", "À jugulaire"):count())
