if kit.distance("front"):read() < 20 then
  kit.servo("arm"):angle(90)
else
  kit.servo("arm"):angle(0)
end
