-- Pour préparer le goûter
say(data.open("inscriptions"):keep("jeu", "==", "go"):select{"prenom"})
