say(data.open("manchots"):keep("espece", "==", "Adélie"):max("masse"))
