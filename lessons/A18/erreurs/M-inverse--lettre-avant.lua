-- etape: creer
-- ecart: lettre avant le nombre
-- idee: changer de code sans prévenir celui qui lit
local code = ""
local letter = pixels:sub(1, 1)
local count = 1
for i = 2, text.length(pixels) do
  if pixels:sub(i, i) == letter then
    count = count + 1
  else
    code = code .. letter .. count
    letter = pixels:sub(i, i)
    count = 1
  end
end
code = code .. letter .. count
say(code)
