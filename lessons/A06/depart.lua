local n = ask("Quel nombre ?")
say(2 * n)
