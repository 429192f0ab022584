-- goto in all its forms; continue; scopes that end at a label.
for i = 1, 5 do
  if i == 2 then goto continue end
  local square = i * i
  print(square)
  ::continue::
end
do
  local i = 1
  ::again::
  print(i)
  i = i + 1
  if i < 4 then goto again end
end
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto next_i end
    if i == 3 then goto done end
    print(i, j)
  end
  ::next_i:: ;
end
::done::
do
  goto skip
  local hidden
  ::skip:: ::also:: ;;
end
repeat
  local x = 1
  if x == 1 then goto out end
  goto again_inside
  ::again_inside::
until true
::out::
while true do
  if true then break end
end
while true do break end
do local function f() ::again:: return 1 end print(f()) end
return (function() goto last ::last:: return "end" end)()
