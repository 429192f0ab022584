for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.5)
end
