-- etape: modifier
-- ecart: attendre 0,1
-- idee: partager deux secondes en vingt
for i = 0, 9 do
  kit.servo("arm"):angle(10 * i)
  wait(0.1)
end
