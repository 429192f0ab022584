-- etape: creer
-- ecart: letter change avant d’être écrite
-- idee: croire que l’ordre des deux lignes est sans importance
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
for i = 2, text.length(pixels) do
  if pixels:sub(i, i) == letter then
    count = count + 1
  else
    letter = pixels:sub(i, i)
    code = code .. count .. letter
    count = 1
  end
end
code = code .. count .. letter
say(code)
