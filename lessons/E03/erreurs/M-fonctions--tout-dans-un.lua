-- etape: modifier
-- ecart: une seule fonction pour tout
-- idee: croire que les fonctions sont pour plus tard
function is_free(light, seconds)
  return light < 200 and seconds >= 30
end
if is_free(50, 40) then
  kit.led("red"):on()
end
