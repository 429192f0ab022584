-- Ce que le club garde
say(data.open("inscriptions"):select{"prenom", "classe", "jeu"})
