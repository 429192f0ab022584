if kit.button("A"):pressed() then
  kit.led("red"):on()
end
wait(9)
