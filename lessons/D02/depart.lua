-- Douze images trouvées en ligne
local images = data.open("images")
say(images:select{"titre", "licence"})
