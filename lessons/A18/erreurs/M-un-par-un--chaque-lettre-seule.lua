-- etape: creer
-- ecart: la lettre n’est jamais reconnue : chacune a sa série
-- idee: comparer une lettre avec sa place
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
for i = 2, text.length(pixels) do
  if pixels:sub(i, i) == i then
    count = count + 1
  else
    code = code .. count .. letter
    letter = pixels:sub(i, i)
    count = 1
  end
end
code = code .. count .. letter
say(code)
