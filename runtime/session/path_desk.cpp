#include "session/path_desk.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "lesson/pack.h"
#include "portfolio/class_plan.h"
#include "portfolio/person.h"
#include "session/own_work.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;
using lesson::PathEntry;

constexpr const char* kPath = "parcours.yaml";

}  // namespace

fs::path path_file(const base::Locations& locations) {
  if (base::is_there(locations.home / kPath)) return locations.home / kPath;
  const fs::path room = class_folder_of(locations.home);
  if (room.empty()) return {};
  // A plan that cannot be read is the teacher's to mend; the paths beside it hold.
  const portfolio::ClassPlan plan = portfolio::load_class_plan(room, locations.assets / "schemas").value_or(portfolio::ClassPlan{});
  return portfolio::path_for(room, plan, portfolio::load_person(locations.home).pseudonym).value_or(fs::path());
}

Result<void> PathDesk::open(const fs::path& file, const base::Locations& locations, const std::string& language) {
  const fs::path schemas = locations.assets / "schemas";
  lesson::Path path{"parcours", {}, {}, lesson::Access::open, {}, {}};
  const bool is_there = base::is_there(file);
  if (is_there) {
    Result<lesson::Path> read = lesson::load_path(file, schemas);
    if (!read) return tl::unexpected(read.error());
    path = std::move(*read);
  }
  std::vector<lesson::Lesson> lessons;
  for (const fs::path& folder : lesson::all_lessons(locations.lessons, lesson::packs_of(locations.home)))
    if (Result<lesson::Lesson> one = lesson::load_lesson(folder, schemas, language)) lessons.push_back(std::move(*one));
  lessons_ = lesson::in_order(std::move(lessons));
  file_ = file;
  path_ = std::move(path);
  // A path that nobody wrote yet is not on the disk, whatever is in it.
  on_disk_ = is_there ? path_ : lesson::Path();
  undone_from_.clear();
  redone_from_.clear();
  show();
  return {};
}

void PathDesk::show() {
  rows_.clear();
  const auto find = [&](const std::string& id) -> const lesson::Lesson* {
    const auto found = std::find_if(lessons_.begin(), lessons_.end(), [&](const lesson::Lesson& one) { return one.id == id; });
    return found == lessons_.end() ? nullptr : &*found;
  };
  for (const PathEntry& entry : path_.entries) rows_.push_back({find(entry.lesson), entry});
  for (const lesson::Lesson& one : lessons_) {
    const bool named = std::any_of(path_.entries.begin(), path_.entries.end(), [&](const PathEntry& entry) { return entry.lesson == one.id; });
    if (!named) rows_.push_back({&one, PathEntry{one.id, path_.others, false, {}, {}, {}, {}}});
  }
}

// The rows before one that is named must be named too, or it would overtake them.
void PathDesk::name_up_to(std::size_t row) {
  for (std::size_t at = path_.entries.size(); at <= row; ++at) path_.entries.push_back(rows_[at].entry);
}

template <class Change>
void PathDesk::change(std::size_t row, Change change) {
  lesson::Path before = path_;
  name_up_to(row);
  change(path_.entries);
  if (path_ == before) return;
  undone_from_.push_back(std::move(before));
  redone_from_.clear();
  show();
}

void PathDesk::set_access(std::size_t row, lesson::Access access) {
  change(row, [&](std::vector<PathEntry>& entries) { entries[row].access = access; });
}
void PathDesk::set_optional(std::size_t row, bool optional) {
  change(row, [&](std::vector<PathEntry>& entries) { entries[row].optional = optional; });
}
void PathDesk::set_title(std::size_t row, const std::string& title) {
  change(row, [&](std::vector<PathEntry>& entries) { entries[row].title = title; });
}
void PathDesk::set_text(std::size_t row, const std::string& step, const std::string& text) {
  change(row, [&](std::vector<PathEntry>& entries) {
    if (text.empty()) entries[row].texts.erase(step);
    else entries[row].texts[step] = text;
  });
}
void PathDesk::move(std::size_t row, std::size_t to) {
  if (row == to || row >= rows_.size() || to >= rows_.size()) return;
  change(std::max(row, to), [&](std::vector<PathEntry>& entries) {
    PathEntry entry = std::move(entries[row]);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(row));
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(to), std::move(entry));
  });
}

void PathDesk::set_others(lesson::Access access) {
  if (path_.others == access) return;
  undone_from_.push_back(path_);
  redone_from_.clear();
  path_.others = access;
  show();
}

void PathDesk::undo() {
  if (!can_undo()) return;
  redone_from_.push_back(std::exchange(path_, undone_from_.back()));
  undone_from_.pop_back();
  show();
}
void PathDesk::redo() {
  if (!can_redo()) return;
  undone_from_.push_back(std::exchange(path_, redone_from_.back()));
  redone_from_.pop_back();
  show();
}

Result<void> PathDesk::save() {
  if (Result<void> written = base::write_file(file_, lesson::path_text(path_)); !written) return written;
  on_disk_ = path_;
  return {};
}

}  // namespace lunabloc::session
