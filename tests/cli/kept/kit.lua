-- Capteurs, bouton, deux cartes et leurs messages.
local a, b = kit.board("A"), kit.board("B")
when.start(function()
  for i = 1, 4 do
    local mesure = kit.light("room"):read()
    say("lumière " .. mesure)
    if mesure < 250 then a:send("sombre") end
    wait(0.5)
  end
end)
when.start(function()
  for i = 1, 8 do
    local recu = b:received()
    if recu then b:led("red"):on() else b:led("red"):off() end
    wait(0.25)
  end
end)
when.button("A", function() kit.buzzer("main"):tone(440, 0.2) end)
