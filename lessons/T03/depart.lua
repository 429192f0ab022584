say(data.open("lecons"):keep("niveau", "==", "CM1"):count())
