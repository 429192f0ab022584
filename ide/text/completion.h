// Words that may stand at the caret: what Lua, the vocabulary and the program itself know. Asked for, never forced.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_range.h"
#include "ide/text/editing.h"
#include "program/vocabulary.h"

namespace lunabloc::ide::text {

struct Completion {
  std::string lua;    // what is put in
  std::string words;  // what the block says; empty for a name
};

struct Completions {
  TextRange replaced;  // what is typed already
  std::vector<Completion> all;
};

Completions completions_at(const Source& source, std::size_t caret, const program::Vocabulary& vocabulary, const std::string& language);

// What is selected once `lua` was put in at this place: its first argument, else the caret after it.
Selection first_argument(std::string_view lua, std::size_t at);

}  // namespace lunabloc::ide::text
