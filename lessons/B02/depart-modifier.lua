say(data.open("manchots"):keep("ile", "==", "Torgersen"):count())
