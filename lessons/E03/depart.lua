-- Exigence 1 : la salle est libre s’il fait sombre (sous 200) depuis 30 secondes
function is_free(light, seconds)
  return false
end
-- Exigence 2 : salle libre, bras à 90 degrés ; salle occupée, bras à 0
function arm_angle(free)
  return 0
end
-- Exigence 3 : sans réponse depuis une seconde, on renvoie
function must_resend(answered, waited)
  return false
end
-- Les essais : une DEL pour chaque exigence
if is_free(50, 40) then
  kit.led("red"):on()
end
if arm_angle(true) == 90 then
  kit.led("yellow"):on()
end
if must_resend(false, 1) then
  kit.led("green"):on()
end
