// A teacher's desk: one lesson's folder opened for writing, with what lint and the proof say of it, and what leaves it
// (a pack, a sheet, a comparison, a wrong program that is kept). The same engines as the command line.
//
// Texts are on the disk when set_text() is followed by save(); nothing else changes a lesson's files.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/messages.h"
#include "base/result.h"
#include "lesson/compare.h"
#include "lesson/lint.h"
#include "lesson/pack.h"
#include "lesson/proof.h"
#include "lesson/record.h"
#include "print/sheet.h"
#include "program/vocabulary.h"
#include "session/desk_line.h"

namespace lunabloc::session {

class LessonDesk {
 public:
  struct Tables {
    const base::Locations& locations;
    const program::Vocabulary& vocabulary;
    const base::Messages& messages;
  };

  // Lessons that the person may write: their own first, then ours and installed ones (read, compared, tried, not changed).
  static std::filesystem::path own_lessons(const base::Locations& locations);
  static std::vector<std::filesystem::path> lessons(const base::Locations& locations);

  bool is_open() const { return !folder_.empty(); }
  const std::filesystem::path& folder() const { return folder_; }
  std::string id() const { return folder_.filename().string(); }
  bool own(const base::Locations& locations) const { return folder_.parent_path() == own_lessons(locations); }

  // Errors: "lesson.unknown", those of base/file.h.
  Result<void> open(const std::filesystem::path& folder, const Tables& tables);
  // A new lesson of the person's own, from a template. Errors: those of begin_lesson, "desk.bad_id" {nom}.
  Result<void> begin(const std::string& id, const std::string& world, const Tables& tables);
  // A lesson of ours or of a pack becomes one of the person's own, to be changed.
  Result<void> copy(const Tables& tables);

  // Texts that can be written, lecon.md first.
  const std::vector<std::string>& files() const { return files_; }
  const std::string& file() const { return file_; }
  Result<void> choose(const std::string& file);
  const std::string& text() const { return text_; }
  void set_text(std::string text);
  bool saved() const { return text_ == on_disk_; }
  // Writes the text and looks at the lesson again.
  Result<void> save(const Tables& tables);

  // What lint says of the lesson as it is on the disk.
  const std::vector<DeskLine>& findings() const { return findings_; }
  // All checks: the solution, the starters, each named wrong program, with the real runner. The same as a job to be done
  // beside the window: it knows all that it needs, and ends early when it is asked to stop.
  std::vector<DeskLine> prove(const Tables& tables) const { return proving(tables, nullptr)(std::stop_token()); }
  std::function<std::vector<DeskLine>(const std::stop_token&)> proving(const Tables& tables, std::shared_ptr<lesson::ProofProgress> progress) const;
  Result<DeskLine> record(const Tables& tables, lesson::WrongProgram wrong);
  Result<DeskLine> pack(const Tables& tables) const;                              // into <home>/paquets
  Result<DeskLine> install(const std::filesystem::path& pack, const Tables& tables) const;
  Result<DeskLine> sheet(print::Reader reader, const Tables& tables) const;       // into <home>/fiches
  // With the lesson of the same id of ours or of a pack; else nothing to compare: "desk.no_other".
  Result<std::vector<DeskLine>> compare(const Tables& tables) const;

 private:
  void look(const Tables& tables);
  std::vector<DeskLine> lines_of(const lesson::Lesson& lesson, const lesson::Proof& proof, const base::Messages& messages) const;
  DeskLine line_of(const Error& error, DeskLine::Weight weight, const base::Messages& messages) const;

  std::filesystem::path folder_;
  std::vector<std::string> files_;
  std::string file_, text_, on_disk_;
  std::vector<DeskLine> findings_;
};

}  // namespace lunabloc::session
