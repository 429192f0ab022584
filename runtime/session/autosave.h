// Nothing typed more than a moment ago is lost: a journal of edits beside the saved program.
//
//   works/<key>/program.lua     the last whole text
//   works/<key>/journal.jsonl   {"base":"<hash of program.lua>"}, then one line an edit:
//                               {"off":byte,"del":bytes,"ins":"base64","cause":"edit.move"}
//
// The journal is flushed within kJournalDelay and cut only after the whole text has been saved. A torn last line is
// normal, and nothing is added after one; a journal of another text is left alone.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "program/edit.h"

namespace lunabloc::session {

inline constexpr std::chrono::microseconds kJournalDelay{500'000};  // UI.md §6.6 allows 1 s
inline constexpr std::chrono::microseconds kSaveDelay{2'000'000};   // after the last change
inline constexpr std::chrono::microseconds kSaveAtMost{10'000'000};  // after the first unsaved one

class Autosave {
 public:
  // `home` is Locations::home; `key` names the work ("A01", "A01/creer").
  Autosave(std::filesystem::path home, std::string key);

  // The text as it was when the program last ended, however it ended; nothing when there is no such work.
  std::optional<std::string> recover();
  // The text was found in the journal: the program had ended without saving it.
  bool recovered() const { return recovered_; }

  // Remembers edits; the next tick writes them. `text` is what they lead to.
  void record(const program::TextEdits& edits, const std::string& cause, const std::string& text,
              std::chrono::microseconds now);
  // Writes what is due. The error is that of the file; everything stays remembered and is tried again.
  Result<void> tick(std::chrono::microseconds now);
  // Writes everything now.
  Result<void> flush();
  bool saved() const { return !unsaved_; }

 private:
  Result<void> write_journal();
  std::filesystem::path journal_path() const;

  std::filesystem::path home_;
  std::string key_;
  std::string text_;            // what is to be saved
  std::string pending_;         // journal lines not yet on the disk
  bool unsaved_ = false;
  bool recovered_ = false;
  bool journal_is_torn_ = false;  // what would be added to it could not be read: the whole text is saved instead
  std::chrono::microseconds journal_due_{0}, save_due_{0}, first_change_{0};
};

// The text of a work as its author left it, journal included (portfolio/files.h).
inline std::optional<std::string> text_as_left(const std::filesystem::path& home, const std::string& work) { return Autosave(home, work).recover(); }

}  // namespace lunabloc::session
