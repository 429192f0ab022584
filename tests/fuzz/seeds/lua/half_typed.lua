if
for i =
local
x =
f(
y = {1, a =
while x
function
return return
