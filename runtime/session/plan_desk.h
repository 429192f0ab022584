// What a teacher settles for a class, written without a text editor: groups and the project that they share, deadlines, the last
// day on which the class is kept (portfolio/class_plan.h).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/locations.h"
#include "portfolio/class_plan.h"
#include "session/undoable.h"

namespace lunabloc::session {

class PlanDesk {
 public:
  // Errors: those of load_class_plan; then the desk is as it was.
  Result<void> open(const std::filesystem::path& folder, const base::Locations& locations);
  const std::filesystem::path& folder() const { return folder_; }
  const portfolio::ClassPlan& plan() const { return plan_.now(); }
  // Whose turn it is in a group; empty: nobody's. Read once, and again after forget_turns().
  const std::string& turn_of(const std::string& group);
  void forget_turns() { turns_.clear(); }

  // Each is one change that undo takes back. Errors: "class.pseudonym" {nom}, "desk.group_there" {nom}, "desk.no_day" {nom}. Days as people type them (base/days.h).
  Result<void> add_group(const std::string& name);
  void remove_group(const std::string& name);
  // A pupil is in one group: who comes into it leaves the other.
  void set_member(const std::string& group, const std::string& pupil, bool in);
  void set_work(const std::string& group, const std::string& work);  // empty: they share none
  // `whom`: a pseudonym, a group, or empty for everybody. One that is there already is replaced.
  Result<void> add_deadline(const std::string& lesson, const std::string& day, const std::string& whom);
  void remove_deadline(std::size_t index);
  Result<void> keep_until(const std::string& day);

  bool can_undo() const { return plan_.can_undo(); }
  bool can_redo() const { return plan_.can_redo(); }
  void undo() { plan_.undo(); }
  void redo() { plan_.redo(); }

  // Errors: those of base/file.h.
  Result<void> save() const;

 private:
  std::filesystem::path folder_;
  Undoable<portfolio::ClassPlan> plan_;
  std::map<std::string, std::string> turns_;  // by group
};

}  // namespace lunabloc::session
