local seuil = 350
for row in data.open("soir"):each() do
  if row.lumiere < seuil then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(1)
end
