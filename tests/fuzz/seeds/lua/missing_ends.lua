function f()
  if x then
    while y do
      g(
function h()
  for i = 1, 3
    k()
end
l()
