-- etape: creer-ecran
-- ecart: l’humidité est oubliée
-- idee: s’arrêter à la première ligne
while true do
  kit.lcd("screen"):write(1, "T = ", kit.dht("room"):temperature())
  wait(2)
end
