// A program being edited: its tree and its breakpoints, and one history of what was done to them.
//
// Every change is a list of text edits; the tree before and after is kept, so undo gives the old nodes back with
// their ids. Typing coalesces by word or pause. Knows no file and no window.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "program/edit.h"
#include "program/tree.h"
#include "session/breakpoints.h"

namespace lunabloc::session {

// Typing that rests longer than this begins a new entry of the history.
inline constexpr std::chrono::microseconds kTypingPause{1'500'000};

class Document {
 public:
  // `revision`: where the counting begins, so that one document after another still looks changed.
  explicit Document(std::string_view text, std::uint64_t revision = 1);

  const program::Tree& tree() const { return now_.tree; }
  const std::vector<program::Diagnostic>& diagnostics() const { return now_.diagnostics; }
  // Grows with every change of the text, undo and redo included.
  std::uint64_t revision() const { return revision_; }

  // Those whose statement is in the tree.
  const Breakpoints& breakpoints() const { return breakpoints_; }
  // Grows when they are others.
  std::uint64_t breakpoints_version() const { return breakpoints_version_; }
  // A change like another: undo takes it back. The text stays as it is.
  void mark(const Breakpoints& breakpoints, const std::string& label, std::chrono::microseconds at);
  // As they were when the program was last open.
  void open_with(const Breakpoints& breakpoints);

  // `label` names the change; entries labelled kTyping may coalesce with the one before.
  void edit(const program::TextEdits& edits, const std::string& label, std::chrono::microseconds at);

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < history_.size(); }
  const std::string& undo_label() const;  // "" when there is nothing to take back
  void undo();
  void redo();

  // A change that was made, done or undone again.
  struct Entry {
    program::Parsed before, after;
    Breakpoints marks_before, marks_after;
    std::string label;
    std::chrono::microseconds at;
    bool ends_word = false;
    std::uint64_t version = 0;  // another one when typing is added to it
  };
  const std::vector<Entry>& history() const { return history_; }
  std::size_t done() const { return done_; }  // so many of them are done
  // To where so many of them are done: forwards or backwards, nothing is forgotten.
  void go_to(std::size_t done);

 private:
  void show(const program::Parsed& parsed, const Breakpoints& breakpoints);
  bool continues_typing(const program::TextEdits& edits, const std::string& label, std::chrono::microseconds at) const;

  program::Parsed now_;
  std::vector<Entry> history_;
  std::size_t done_ = 0;  // entries [0, done_) are applied
  std::uint64_t versions_ = 0;
  std::uint64_t revision_;
  Breakpoints breakpoints_;
  std::uint64_t breakpoints_version_ = 0;
};

inline constexpr const char* kTyping = "edit.text";

}  // namespace lunabloc::session
