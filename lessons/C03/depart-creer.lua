for row in data.open("tremble"):each() do
  if row.lumiere < 300 then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(1)
end
