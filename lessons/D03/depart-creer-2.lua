-- La notice : quatre phrases
say("Nous demandons : ton prénom, ta classe, ton jeu.")
