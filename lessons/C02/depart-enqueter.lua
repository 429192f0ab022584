for row in data.open("appuis"):each() do
  if row.bouton == 1 then
    kit.led("red"):on()
  end
  wait(0.5)
end
