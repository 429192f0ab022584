-- pixels : donné
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
for i = 2, text.length(pixels) do
  if pixels:sub(i, i) == letter then
    count = count + 1
  else
    code = code .. count .. letter
    letter = pixels:sub(i, i)
    count = 1
  end
end
say(code)
