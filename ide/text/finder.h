// Words found in a text, and put in their place. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "program/edit.h"

namespace lunabloc::ide::text {

struct FindOptions {
  bool match_case = false;   // else « é » and « É » are the same letter
  bool whole_word = false;   // no letter, digit or _ just before or after
  bool operator==(const FindOptions&) const = default;
};

// In their order, none inside another; nothing for an empty query.
std::vector<TextRange> matches_of(std::string_view text, std::string_view query, FindOptions options);
// The first that begins at the offset or after it, round again; nothing when there is none.
std::optional<std::size_t> match_from(const std::vector<TextRange>& matches, std::size_t offset);
// The last that ends at the offset or before it, round again.
std::optional<std::size_t> match_before(const std::vector<TextRange>& matches, std::size_t offset);
// All of them as one change, from the last to the first.
program::TextEdits replacements(const std::vector<TextRange>& matches, std::string_view with);

}  // namespace lunabloc::ide::text
