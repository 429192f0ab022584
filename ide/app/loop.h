// From the command line to the last frame: opens the session and the screen, then frame after frame until the person
// (or the script) has finished. No frame is drawn without a reason.
#pragma once

#include <iosfwd>

#include "ide/app/figures.h"
#include "ide/app/options.h"

namespace lunabloc::ide::app {

// Gives the process's exit code; `err` takes what went wrong, in words. `started`: when the program began.
int run_window(const Options& options, Figures::Clock::time_point started, std::ostream& err);

}  // namespace lunabloc::ide::app
