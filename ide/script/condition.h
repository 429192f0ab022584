// What a script waits for or expects: read from the window's tree and the session, never from pixels.
//
//   lesson.check | no lesson.check | TARGET contains "mot" | TARGET is "mot" | TARGET enabled|disabled|checked|selected
//   run idle|running|question|finished      kit absent|looking|plugged|flashing|ready|running|lost
//   check over    step modifier    done modifier    notice fine|info|attention    moment 3 | moment end
//   lua contains|is "text"    console contains|is "text"    said "text"
//   focus TARGET    saved    home    still    whole (every text fits where it stands)
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "ide/script/script.h"

namespace lunabloc::ide::app {
class Window;
}

namespace lunabloc::ide::script {

struct Condition {
  std::function<bool(const app::Window&)> holds;
  std::function<std::string(const app::Window&)> found;  // what there is instead, for the report
  bool of_others = false;  // about the runner, the checks or the board: they come in their own time
};

// Takes the words of a condition from the front; nothing when they are none.
std::optional<Condition> take_condition(std::span<const Word>& words);

}  // namespace lunabloc::ide::script
