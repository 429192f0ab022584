// Two copies of a pupil's work that went on apart (at school and on a stick at home), made one again: nothing is lost,
// nothing is counted twice, and merging the same copy again changes nothing.
//
// A text that stands among the other copy's versions is an earlier state of it: the other one goes on. When both went on,
// the program here stays and that of the other copy becomes a version (reason `merged`), to be compared in blocks.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/files.h"

namespace lunabloc::portfolio {

enum class Went { same, added, on_here, on_there, both };
std::string_view name_of(Went went);

struct MergedWork {
  std::string work;  // "A05"
  Went went = Went::same;
};

struct Merged {
  Files files;
  std::vector<MergedWork> works;          // those of the other copy
  std::vector<std::string> kept_beside;   // other files that differed: where the other copy's stand
};

// `now` dates the version of a text that both sides changed.
Merged merge(const Files& ours, const Files& theirs, std::chrono::sys_seconds now);

}  // namespace lunabloc::portfolio
