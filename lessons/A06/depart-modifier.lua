local pupils = ask("Combien d’élèves ?")
say(pupils)
