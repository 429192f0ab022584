for i = 1, 3 do
  if i == 2 then goto next end
  local x = i
  ::next:: ; ::last::
end
repeat
  local y
  goto out
  ::out::
until y
