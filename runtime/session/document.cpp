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
  history_.resize(done_);
  if (continues_typing(edits, label, at)) {
    history_.back().after = after;
    history_.back().at = at;
    history_.back().ends_word = ends_word(edits);
    history_.back().version = ++versions_;
  } else {
    history_.push_back({now_, after, label, at, ends_word(edits), ++versions_});
    ++done_;
  }
  show(after);
}

const std::string& Document::undo_label() const {
  static const std::string nothing;
  return can_undo() ? history_[done_ - 1].label : nothing;
}

void Document::undo() {
  if (can_undo()) show(history_[--done_].before);
}

void Document::redo() {
  if (can_redo()) show(history_[done_++].after);
}

void Document::go_to(std::size_t done) {
  if (done > history_.size() || done == done_) return;
  done_ = done;
  show(done > 0 ? history_[done - 1].after : history_.front().before);
}

void Document::show(const program::Parsed& parsed) {
  now_ = parsed;
  ++revision_;
}

bool Document::continues_typing(const program::TextEdits& edits, const std::string& label,
                                std::chrono::microseconds at) const {
  if (label != kTyping || history_.empty() || !is_key(edits)) return false;
  const Entry& last = history_.back();
  return last.label == kTyping && !last.ends_word && at - last.at < kTypingPause;
}

}  // namespace lunabloc::session
