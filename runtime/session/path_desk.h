// A teacher's paths (lesson/path.h), written without a text editor: which lessons, in which order, open, shut or hidden, for
// this computer, a class or one pupil.
//
//   <home>/parcours.yaml                       this computer
//   <class folder>/parcours/<pseudonym>.yaml   one pupil of the class; <group>.yaml, classe.yaml: a group, the class
//
// The first that there is speaks; a computer that knows a class folder follows what the teacher puts there.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/messages.h"
#include "lesson/path.h"
#include "session/lesson_desk.h"

namespace lunabloc::session {

// The path that the person of this home follows; empty: none.
std::filesystem::path path_file(const base::Locations& locations);

class PathDesk {
 public:
  struct Row {
    const lesson::Lesson* lesson = nullptr;
    lesson::PathEntry entry;
  };

  // Reads the path of the file, or begins with all lessons open in our order. Errors: those of load_path; then the desk is
  // as it was.
  Result<void> open(const std::filesystem::path& file, const base::Locations& locations, const std::string& language);
  bool is_open() const { return !file_.empty(); }
  const std::filesystem::path& file() const { return file_; }
  const lesson::Path& path() const { return path_; }
  // What the path names, in its order, then the other lessons as `others` says.
  const std::vector<Row>& rows() const { return rows_; }

  // Each is one change that undo takes back; a row that the path did not name is named from then on.
  void set_access(std::size_t row, lesson::Access access);
  void set_optional(std::size_t row, bool optional);
  void set_title(std::size_t row, const std::string& title);                         // empty: the lesson's own
  void set_text(std::size_t row, const std::string& step, const std::string& text);  // empty: the lesson's own
  void move(std::size_t row, std::size_t to);
  void set_others(lesson::Access access);

  bool can_undo() const { return !undone_from_.empty(); }
  bool can_redo() const { return !redone_from_.empty(); }
  void undo();
  void redo();

  bool saved() const { return path_ == on_disk_; }
  // Errors: those of base/file.h.
  Result<void> save();

 private:
  template <class Change>
  void change(std::size_t row, Change change);
  void name_up_to(std::size_t row);
  void show();

  std::filesystem::path file_;
  std::vector<lesson::Lesson> lessons_;
  lesson::Path path_, on_disk_;
  std::vector<lesson::Path> undone_from_, redone_from_;
  std::vector<Row> rows_;
};

}  // namespace lunabloc::session
