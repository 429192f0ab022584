-- Touches, clics, messages, scripts qui attendent.
local chat = stage.sprite("cat")
local points = 0
when.key("space", function()
  points = points + 1
  chat:move(10 * points)
  send("saut")
end)
when.click(function() say(stage.mouse_x() .. " " .. stage.mouse_y()) end)
when.message("saut", function() wait(0.25) say("saut " .. points .. " à " .. time.now()) end)
when.every(0.7, function() chat:turn_right(random(1, 90)) if time.now() > 3 then stop() end end)
