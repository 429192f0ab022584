// Where things are kept: what ships with the program, and what belongs to the person.
#pragma once

#include <filesystem>

namespace lunabloc::base {

struct Locations {
  std::filesystem::path programs;  // lunabloc, lunabloc-runner, lunabloc-board
  std::filesystem::path assets;    // vocabulary, boards, messages…
  std::filesystem::path lessons;
  std::filesystem::path firmware;  // uno.hex, optiboot.hex
  std::filesystem::path home;      // the person's own: works, progress; made when first written
};

// From the running program: <bin>/../share/lunabloc holds assets, lessons and firmware.
// The person's folder is $LUNABLOC_HOME, else $XDG_DATA_HOME/lunabloc, else ~/.local/share/lunabloc.
Locations locations();

}  // namespace lunabloc::base

namespace lunabloc {
using base::Locations;
}  // namespace lunabloc
