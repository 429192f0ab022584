for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
end
