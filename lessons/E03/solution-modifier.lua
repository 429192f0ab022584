-- Exigence 1 : la salle est libre s’il fait sombre (sous 200) depuis 30 secondes
function is_free(light, seconds)
  return light < 200 and seconds >= 30
end
-- Exigence 2 : salle libre, bras à 90 degrés ; salle occupée, bras à 0
function arm_angle(free)
  if free then
    return 90
  else
    return 0
  end
end
-- Exigence 3 : sans réponse depuis une seconde, on renvoie
function must_resend(answered, waited)
  return not answered and waited >= 1
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
