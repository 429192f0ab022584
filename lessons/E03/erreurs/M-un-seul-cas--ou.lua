-- etape: modifier-2
-- ecart: relie les deux cas d’un essai par « ou »
-- idee: croire qu’un essai réussi suffit, même si l’autre cas n’est jamais lu
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
-- Les essais : une DEL pour chaque exigence
if is_free(50, 40) or not is_free(800, 40) then
  kit.led("red"):on()
end
if arm_angle(true) == 90 and arm_angle(false) == 0 then
  kit.led("yellow"):on()
end
if must_resend(false, 1) and not must_resend(true, 5) then
  kit.led("green"):on()
end
