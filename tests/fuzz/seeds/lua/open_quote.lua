say("bonjour)
wait(1)
x = 'a
y = [[never
