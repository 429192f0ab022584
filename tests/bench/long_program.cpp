#include "long_program.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lunabloc::bench {
namespace {

// `@` stands for the number of the piece.
constexpr std::array<std::string_view, 8> kPieces{
    R"(-- une maison et son toit
cote@ = 40 + @
turtle.color("red")
for i = 1, 4 do
  turtle.forward(cote@)
  turtle.right(90)
end
if cote@ > 100 then
  turtle.pen_up()
else
  turtle.pen_down()
  turtle.width(3)
end

)",
    R"(function maximum@(notes)
  local meilleure = notes[1]
  for i = 2, #notes do
    if notes[i] > meilleure then
      meilleure = notes[i]   -- on a trouvé mieux
    end
  end
  return meilleure
end

say("la meilleure note est " .. maximum@({12, 15, 9, 18, @}))

)",
    R"(-- le tri par insertion
function trie@(liste)
  local echanges = 0
  for i = 2, #liste do
    local valeur = liste[i]
    local j = i - 1
    while j >= 1 and liste[j] > valeur do
      liste[j + 1] = liste[j]
      echanges = echanges + 1
      j = j - 1
    end
    liste[j + 1] = valeur
  end
  return liste, echanges
end

)",
    R"(score@ = 0
when("key", "space", function()
  score@ = score@ + 10
  if score@ >= 100 then
    say("Bravo !")
  elseif score@ >= 50 then
    say("Encore un effort")
  else
    say(score@)
  end
end)

)",
    R"(eleve@ = {name = "Zoé", age = 11 + @, marks = {14, 12.5, 17}}
somme@ = 0
for rang, note in ipairs(eleve@.marks) do
  somme@ = somme@ + note
  print(rang, note)
end
say(eleve@.name .. " : " .. somme@ / #eleve@.marks)

)",
    R"(-- le jeu du nombre mystère
secret@ = random(1, 100)
essais@ = 0
repeat
  local reponse = tonumber(ask("Quel nombre ?"))
  essais@ = essais@ + 1
  if reponse < secret@ then say("C'est plus grand") end
  if reponse > secret@ then say("C'est plus petit") end
until reponse == secret@
say("Trouvé en " .. essais@ .. " essais")

)",
    R"(while not grid.wall_ahead() and energy@ ~= 0 do
  grid.forward()
  energy@ = energy@ - 1
  wait(0.5)
end
mots@ = {}
for mot in string.gmatch("un petit chat gris", "%a+") do
  table.insert(mots@, mot)
end
say(table.concat(mots@, "-"))

)",
    R"(compte@ = setmetatable({}, {__index = function(t, cle) return 0 end})
for lettre in ("abracadabra"):gmatch(".") do
  compte@[lettre] = compte@[lettre] + 1
end
x@, y@ = 3 * (@ + 2) // 4, -7 % 5 ^ 2
goto fin@
x@ = x@ + 1
::fin@::

)"};

}  // namespace

std::string long_program(std::size_t lines) {
  std::string text;
  std::size_t written = 0;
  for (std::size_t n = 0; written < lines; ++n) {
    std::string piece(kPieces[n % kPieces.size()]);
    for (std::size_t at = 0; (at = piece.find('@', at)) != std::string::npos;) piece.replace(at, 1, std::to_string(n));
    written += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    text += piece;
  }
  return text;
}

}  // namespace lunabloc::bench
