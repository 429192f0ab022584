-- above
x = 1 -- beside

-- free

--[[ long
]] y = 2
--[==[ x ]==]
if x then -- then
  -- last
end
