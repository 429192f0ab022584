-- etape: creer
-- ecart: 1 non écrit
-- idee: croire que 1 se devine toujours
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
for i = 2, text.length(pixels) do
  if pixels:sub(i, i) == letter then
    count = count + 1
  else
    if count > 1 then
      code = code .. count
    end
    code = code .. letter
    letter = pixels:sub(i, i)
    count = 1
  end
end
if count > 1 then
  code = code .. count
end
code = code .. letter
say(code)
