-- La notice du formulaire : quatre phrases
say("Nous demandons : ton prénom, ta classe, ton jeu.")
say("Pourquoi : pour composer les tables de jeu.")
say("Jusqu’au 30 juin, puis nous effaçons tout.")
say("Seule l’adulte du club lit la liste. Demande-lui d’effacer.")
