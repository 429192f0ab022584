// Everything that one search box finds: blocks to insert, blocks of the program, its names, lessons, display options and
// commands. Accents and case are ignored; labels, synonyms and Lua words count.
//
// Draws nothing and does nothing: it says what there is and where it leads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ide/theme/icons.h"
#include "session/session.h"

namespace lunabloc::ide::search {

enum class Kind { lesson, block, in_program, variable, function, setting, command };

struct Result {
  Kind kind = Kind::block;
  std::string label;
  std::string about;        // which kind it is, in words
  std::string id;           // of the block's entry, the lesson, the node of the option, the command
  NodeId block = NodeId::none;
  std::size_t offset = 0;   // of the name in the program
  theme::Icon icon = theme::Icon::puzzle;
};

// Without a work open, only what needs none.
enum class Scope { everywhere, no_work };

// Best first within each kind; nothing for an empty query.
std::vector<Result> results_of(const session::Session& session, std::string_view query, Scope scope);
// The word that is nearest to what was typed, when nothing was found; empty: none is near.
std::string nearest_word(const session::Session& session, std::string_view query);

}  // namespace lunabloc::ide::search
