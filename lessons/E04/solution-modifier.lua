while true do
  if kit.temperature("room"):read() > 28 then
    kit.led("red"):on()
    kit.led("green"):off()
  else
    kit.led("red"):off()
    kit.led("green"):on()
  end
  wait(1)
end
