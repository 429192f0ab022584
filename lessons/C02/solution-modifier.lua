while true do
  if kit.button("A"):pressed() then
    kit.led("red"):on()
  else
    kit.led("red"):off()
  end
  wait(0.1)
end
