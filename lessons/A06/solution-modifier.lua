local pupils = ask("Combien d’élèves ?")
say(2 * pupils)
