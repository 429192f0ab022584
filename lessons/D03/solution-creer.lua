-- Pour préparer le goûter
say(data.open("inscriptions"):keep("allergie", "~=", "aucune"):select{"allergie"})
