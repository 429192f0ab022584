if x then
  f() -- c
else
  g()
end
