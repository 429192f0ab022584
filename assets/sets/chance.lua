-- chance.lua: numbers by chance for gen_bus.lua and gen_sensors.lua, the same on every machine.
-- Licence: CC0-1.0. Needs Lua 5.3 or newer (64-bit integers). Integer arithmetic only.

local MASK = 0xffffffff

local function mix(a, b, c)                  -- three small integers -> a non-zero 32-bit state
  local h = (a * 0x9E3779B1 + b * 0x85EBCA6B + c * 0xC2B2AE35) & MASK
  h = h ~ (h >> 16); h = (h * 0x85EBCA6B) & MASK
  h = h ~ (h >> 13); h = (h * 0xC2B2AE35) & MASK
  h = h ~ (h >> 16)
  if h == 0 then h = 1 end
  return h
end

local function xorshift32(x)
  x = x ~ ((x << 13) & MASK)
  x = x ~ (x >> 17)
  return x ~ ((x << 5) & MASK)
end

local function source(a, b, c)               -- a stream of integers 0..n-1
  local x = mix(a, b, c)
  return function(n)
    x = xorshift32(x)
    return (x >> 7) % n
  end
end

return {xorshift32 = xorshift32, source = source}
