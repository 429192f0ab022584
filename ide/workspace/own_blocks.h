// Blocks that no vocabulary lists: the line of Lua that somebody types into the search, calls of the program's functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "program/tree.h"

namespace lunabloc::ide::workspace {

// The Lua that the words are, made whole if only an `end` is missing; nothing when they are a word to search for.
std::optional<std::string> lua_typed(const std::string& words);

struct OwnFunction {
  std::string name;  // "carre", "outils.double"
  std::string call;  // "carre(1)"
};
// The functions that the program defines with a name, in the order of the text, each once.
std::vector<OwnFunction> own_functions(const program::Tree& tree);

}  // namespace lunabloc::ide::workspace
