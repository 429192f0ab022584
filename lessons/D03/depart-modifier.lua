-- Ce que le club garde
say(data.open("inscriptions"):select{"nom", "adresse", "telephone"})
