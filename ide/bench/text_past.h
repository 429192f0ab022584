// What was done to a text, taken back and done again. Letters typed one behind the other are one change, a word long.
#pragma once

#include <string>
#include <vector>

#include "ide/text/editing.h"

namespace lunabloc::ide::bench {

class TextPast {
 public:
  // Makes the change in the text. Gives where the caret is afterwards.
  text::Selection make(std::string& text, text::Selection before, const text::Change& change);
  bool can_undo() const { return !before_.empty(); }
  bool can_redo() const { return !after_.empty(); }
  // Give where the caret was. Something can be taken back, or done again.
  text::Selection undo(std::string& text);
  text::Selection redo(std::string& text);

 private:
  struct Step {
    program::TextEdits edits;  // what takes it back, or does it again
    text::Selection before, after;
    bool open = false;  // the next letter belongs to it
  };
  std::vector<Step> before_, after_;
};

}  // namespace lunabloc::ide::bench
