#include "ide/bench/text_past.h"

#include <utility>

namespace lunabloc::ide::bench {
namespace {

// A letter of a word, put in where nothing was selected.
bool is_letter(const text::Change& change) {
  if (change.edits.size() != 1 || !change.edits.front().removed.empty()) return false;
  const std::string& letters = change.edits.front().inserted;
  return !letters.empty() && text::moved(letters, 0, text::Motion::character_on) == letters.size() && letters.find_first_of(" \t\r\n") == std::string::npos;
}

}  // namespace

text::Selection TextPast::make(std::string& text, text::Selection before, const text::Change& change) {
  if (change.edits.empty()) return change.after;
  after_.clear();
  program::TextEdits back = program::apply(text, change.edits);
  const bool letter = is_letter(change);
  if (letter && !before_.empty() && before_.back().open && before_.back().after == before) {
    Step& word = before_.back();
    word.edits.insert(word.edits.begin(), back.begin(), back.end());
    word.after = change.after;
  } else {
    before_.push_back({std::move(back), before, change.after, letter});
  }
  return change.after;
}

text::Selection TextPast::undo(std::string& text) {
  Step step = std::move(before_.back());
  before_.pop_back();
  after_.push_back({program::apply(text, step.edits), step.before, step.after});
  return step.before;
}

text::Selection TextPast::redo(std::string& text) {
  Step step = std::move(after_.back());
  after_.pop_back();
  before_.push_back({program::apply(text, step.edits), step.before, step.after});
  return step.after;
}

}  // namespace lunabloc::ide::bench
