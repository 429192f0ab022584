-- etape: modifier
-- ecart: la mesure est lue avant la boucle
-- idee: croire qu’une variable suit le capteur
local seuil = 350
local soir = data.open("soir")
local lumiere = soir:cell(1, "lumiere")
for row in soir:each() do
  if lumiere < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(1)
end
