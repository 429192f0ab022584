a = "\a\x41\u{7FFFFFFF}\z
  b\
c\065"
b = 'd\'e'
c = [==[
]] ]=]
]==]
