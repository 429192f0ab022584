local manchots = data.open("manchots")
say(manchots:keep("espece", "==", "Adélie"):max("masse"))
