-- La notice du formulaire : quatre phrases
say("Nous demandons : ton prénom, ta classe, ton jeu.")
