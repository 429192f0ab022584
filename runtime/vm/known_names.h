// The names that a program may use without giving them: Lua's library, and what the vocabulary's blocks call.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "program/vocabulary.h"

namespace lunabloc::vm {

struct KnownNames {
  std::vector<std::string> globals;                          // "print", "turtle"
  std::map<std::string, std::vector<std::string>, std::less<>> fields;  // "turtle" → "forward"…
  // The first word of a block's French label → what the block calls; a few blocks may share it.
  std::map<std::string, std::vector<std::string>, std::less<>> french;

  bool has_global(std::string_view name) const;
  bool has_field(std::string_view table, std::string_view name) const;
};

KnownNames known_names(const program::Vocabulary& vocabulary);

// The one known name that is a slip away: other capital letters, or a letter more, less, changed, or two exchanged.
// Empty when there is none, or more than one as near.
std::string near_name(std::string_view name, const std::vector<std::string>& known);
// Only its capital letters differ; empty when there is none.
std::string same_letters(std::string_view name, const std::vector<std::string>& known);

}  // namespace lunabloc::vm
