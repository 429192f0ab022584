#include "session/document.h"

#include <algorithm>

namespace lunabloc::session {
namespace {

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value == '_' || value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') ||
         (value >= 'A' && value <= 'Z');
}

// A single key: one letter typed, or one taken back.
bool is_key(const program::TextEdits& edits) {
  return edits.size() == 1 && edits[0].inserted.size() <= 4 && edits[0].removed.length() <= 4;
}

bool ends_word(const program::TextEdits& edits) {
  return !is_key(edits) || std::none_of(edits[0].inserted.begin(), edits[0].inserted.end(), is_word_byte);
}

}  // namespace

Document::Document(std::string_view text, std::uint64_t revision) : now_(program::parse(text)), revision_(revision) {}

void Document::edit(const program::TextEdits& edits, const std::string& label, std::chrono::microseconds at) {
  if (edits.empty()) return;
  const program::Parsed after = program::reparse_all(now_.tree, edits);
  if (after.tree.text() == now_.tree.text()) return;
  const Breakpoints marks = breakpoints_.empty() ? Breakpoints() : standing(breakpoints_, after.tree);
  history_.resize(done_);
  if (continues_typing(edits, label, at)) {
    history_.back().after = after;
    history_.back().marks_after = marks;
    history_.back().at = at;
    history_.back().ends_word = ends_word(edits);
    history_.back().version = ++versions_;
  } else {
    history_.push_back({now_, after, breakpoints_, marks, label, at, ends_word(edits), ++versions_});
    ++done_;
  }
  show(after, marks);
}

void Document::mark(const Breakpoints& breakpoints, const std::string& label, std::chrono::microseconds at) {
  if (breakpoints == breakpoints_) return;
  history_.resize(done_);
  history_.push_back({now_, now_, breakpoints_, breakpoints, label, at, true, ++versions_});
  ++done_;
  show(now_, breakpoints);
}

void Document::open_with(const Breakpoints& breakpoints) { show(now_, breakpoints); }

const std::string& Document::undo_label() const {
  static const std::string nothing;
  return can_undo() ? history_[done_ - 1].label : nothing;
}

void Document::undo() {
  if (!can_undo()) return;
  const Entry& entry = history_[--done_];
  show(entry.before, entry.marks_before);
}

void Document::redo() {
  if (!can_redo()) return;
  const Entry& entry = history_[done_++];
  show(entry.after, entry.marks_after);
}

void Document::go_to(std::size_t done) {
  if (done > history_.size() || done == done_) return;
  done_ = done;
  if (done > 0) show(history_[done - 1].after, history_[done - 1].marks_after);
  else show(history_.front().before, history_.front().marks_before);
}

void Document::show(const program::Parsed& parsed, const Breakpoints& breakpoints) {
  if (parsed.tree.text_pointer() != now_.tree.text_pointer()) ++revision_;
  now_ = parsed;
  if (breakpoints != breakpoints_) ++breakpoints_version_;
  breakpoints_ = breakpoints;
}

bool Document::continues_typing(const program::TextEdits& edits, const std::string& label,
                                std::chrono::microseconds at) const {
  if (label != kTyping || history_.empty() || !is_key(edits)) return false;
  const Entry& last = history_.back();
  return last.label == kTyping && !last.ends_word && at - last.at < kTypingPause;
}

}  // namespace lunabloc::session
