say(data.open("lecons"):keep("niveau", "==", "6e"):select{"lecon", "minutes"})
