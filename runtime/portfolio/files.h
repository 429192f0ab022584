// What a pupil has made, as plain files: the same in the folder of a machine, in a zip on a USB stick, in a class folder.
//
//   works/<work>/program.lua, progress.jsonl, versions/…    programs and progress
//   backpack/, drawings/, images/                           pieces, drawings, pictures of runs
//   person.json                                             pseudonym and avatar (person.h)
//
// How things are displayed (large letters, colours…) stays with the machine and never travels (PRIVACY-ACCESS.md, rule 2);
// neither do locks, journals (what they hold is in program.lua here) and what can be made again.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

using Files = std::map<std::string, std::string>;  // path in the folder, with / → bytes

// "works/A01/creer/program.lua" → "A01/creer"; nothing for any other file.
std::optional<std::string> work_of(const std::string& path);

// The text of a work as its author left it, with what a journal still holds; nothing: as program.lua says.
using CurrentText = std::function<std::optional<std::string>(const std::filesystem::path& home, const std::string& work)>;

// Errors: those of base/file.h.
Result<Files> read_portfolio(const std::filesystem::path& home, const CurrentText& current_text);
// Writes what differs, each file whole or not at all; removes nothing. Errors: those of base/file.h.
Result<void> write_portfolio(const std::filesystem::path& home, const Files& files);

// One file in open formats; LISEZ-MOI.txt (`about`) says what is what. The same bytes for the same files.
Result<std::string> pack_portfolio(const Files& files, const std::string& about);
// Errors: those of lesson::read_archive, and "portfolio.not_one" for a zip that holds something else.
Result<Files> unpack_portfolio(std::string_view bytes);

// Removes every byte of the folder. What was there, and what could not be removed.
struct Erased {
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
  std::vector<std::filesystem::path> left;
};
Erased erase_portfolio(const std::filesystem::path& home);

}  // namespace lunabloc::portfolio
