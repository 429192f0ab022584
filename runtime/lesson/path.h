// Paths: in which order lessons come, and what a teacher settles in parcours.yaml (curriculum/FORMAT.md §8).
//
//   format: 1
//   id: chercher-vite
//   groupe: soleil
//   autres: ouvertes                # lessons that are not named: ouvertes (the default), fermees, cachees
//   lecons:
//     - A11                         # open, here in the order
//     - {lecon: A12, etat: fermee}  # seen, opened later
//     - {lecon: A13, variantes: {soleil: A13-pas-a-pas}, facultatif: true}
//     - {lecon: A14, titre: "Autre titre", textes: {creer: "Un autre texte pour cette étape."}}
//
// Prerequisites order the lessons and are shown; they never shut one. Free projects are no lessons: no path takes them away.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "lesson/lesson.h"

namespace lunabloc::lesson {

enum class Access : std::uint8_t { open, closed, hidden };

// Where an entry is written is no part of what it says.
struct WrittenAt {
  base::Place place;
  bool operator==(const WrittenAt&) const { return true; }
};

struct PathEntry {
  std::string lesson;
  Access access = Access::open;
  bool optional = false;
  std::string variant;                      // for every group
  std::map<std::string, std::string> variants;  // by group
  std::string title;                        // empty: the lesson's own
  std::map<std::string, std::string> texts; // step id or "introduction" → Markdown
  WrittenAt at = {};
  bool operator==(const PathEntry&) const = default;
};

struct Path {
  std::string id, title, group;
  Access others = Access::open;
  std::vector<PathEntry> entries;
  std::vector<std::string> groups;  // the teacher's own neutral names
  bool operator==(const Path&) const = default;
};

// Errors: those of data files and schemas, "path.twice" {nom}.
Result<Path> load_path(const std::filesystem::path& file, const std::filesystem::path& schemas);
// The text of a parcours.yaml that load_path reads as this path.
std::string path_text(const Path& path);

// A lesson as a pupil meets it.
struct OnPath {
  Lesson lesson;
  bool closed = false;
  bool optional = false;
};

// The lessons of the path in its order, then the others; hidden ones are left out, variants stand for their lessons. What
// the path names and nobody has is said in `problems`, at its place: "path.no_lesson" {nom}, "path.no_step" {nom}{etape}.
std::vector<OnPath> follow(const Path& path, std::vector<Lesson> lessons, std::vector<Error>& problems);

// Without a path: branch by branch (the letter of the id), what rests on something after it, younger levels first.
std::vector<Lesson> in_order(std::vector<Lesson> lessons);
// "A": the branch to which a lesson belongs.
std::string branch_of(const Lesson& lesson);
// Those of its prerequisites that the pupil has not done.
std::vector<std::string> missing_before(const Lesson& lesson, const std::set<std::string>& done);

}  // namespace lunabloc::lesson
