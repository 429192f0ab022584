// How a work is looked at, kept with it: nothing of it is in the program, and no undo speaks of it.
//
//   works/<key>/look.json    {"zoom":80,"folded":[{"off":214,"lua":"while true do"}]}
//
// What is folded is found again by its first line, the nearest to where it was: the file may have changed meanwhile.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::session {

struct WorkLook {
  int zoom_percent = 0;             // of the blocks; 0: nobody has chosen one
  std::vector<std::size_t> folded;  // where the blocks begin of which only the first row is shown, in order
  bool operator==(const WorkLook&) const = default;
};

// A missing or damaged file is a look that nobody has chosen.
WorkLook load_look(const std::filesystem::path& home, const std::string& work, std::string_view program);
Result<void> save_look(const std::filesystem::path& home, const std::string& work, const WorkLook& look, std::string_view program);

}  // namespace lunabloc::session
