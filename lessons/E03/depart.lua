-- 1 : sombre (sous 200) depuis 30 s
function is_free(light, seconds)
  return false
end
-- 2 : libre, bras à 90 ; occupée, à 0
function arm_angle(free)
  return 0
end
-- 3 : sans réponse depuis 1 s, renvoyer
function must_resend(answered, waited)
  return false
end
-- Les essais : une DEL chacun
if is_free(50, 40) then
  kit.led("red"):on()
end
if arm_angle(true) == 90 then
  kit.led("yellow"):on()
end
if must_resend(false, 1) then
  kit.led("green"):on()
end
