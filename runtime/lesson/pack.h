// Packs: lessons in one file, with who made them and what one may do with them (curriculum/FORMAT.md §11).
//
//   pack.yaml             id, version, title, authors, licence, lessons
//   lecons/A13/…          the lessons, without what only the adult needs
//   adulte.zip            lecons/A13/solution.lua, erreurs/…: a pupil who opens the pack does not meet them at once
//   CREDITS.md            authors, sources and licences of texts, pictures and data
//   LICENCES/<id>.txt     where each licence stands
//   SOMMES.txt            SHA-256, size and name of every other file
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"

namespace lunabloc::lesson {

struct PackRequest {
  std::vector<std::filesystem::path> lessons;  // folders
  std::filesystem::path schemas;
  std::string id, version, title;  // empty: those of the first lesson
  std::string needs = "0.1.0";     // the oldest Lunabloc that can read it
};

// The pack's bytes: the same for the same lessons. What it gives, install_pack takes. Errors: those of load_lesson,
// "lesson.license" {nom} when a part may not be shared, "pack.…".
Result<std::string> make_pack(const PackRequest& request, const base::Messages& messages);

struct Installed {
  std::filesystem::path folder;
  std::string id, version, title, license;
  std::vector<std::string> lessons;  // their ids
  std::vector<Error> warnings;       // "pack.license_closed"
};

// Unpacks into <packs>/<id>-<version>/, whole or not at all; never over something. Errors: those of read_archive,
// "pack.not_lesson", "pack.no_list", "pack.sum" {nom}, "pack.unlisted" {nom}, "pack.kind" {nom}, "pack.encoding" {nom},
// "pack.picture" {nom}, "pack.newer" {version}, "pack.there" {nom}, and what is wrong with a lesson.
Result<Installed> install_pack(std::string_view bytes, const std::filesystem::path& packs, const std::filesystem::path& schemas,
                               const std::string& our_version);

// Lessons of installed packs: folders by id, of several versions the newest first.
std::vector<std::filesystem::path> installed_lessons(const std::filesystem::path& packs);
// Every lesson that there is for a person: ours, then installed ones whose ids are not ours.
std::vector<std::filesystem::path> all_lessons(const std::filesystem::path& ours, const std::filesystem::path& packs);
// Where packs are installed for a person.
std::filesystem::path packs_of(const std::filesystem::path& home);

}  // namespace lunabloc::lesson
