for row in data.open("tremble"):each() do
  if row.lumiere < 300 then
    kit.led("yellow"):on()
  end
  if row.lumiere > 400 then
    kit.led("yellow"):off()
  end
  wait(1)
end
