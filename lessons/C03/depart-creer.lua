while true do
  if kit.light("room"):read() < 300 then
    kit.led("yellow"):on()
  else
    kit.led("yellow"):off()
  end
  wait(0.1)
end
