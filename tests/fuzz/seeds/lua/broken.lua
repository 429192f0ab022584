if x then
  say("a
function f(
  y = = 2
end )) end
--[[ ouvert