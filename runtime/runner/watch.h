// The clock on the wall, and the wish to stop: signals that no program can catch or outlast.
//
// Every 10 ms a timer writes out what has been said, and ends the run when its time is over. SIGTERM ends it at once.
// At the end of the time a one-shot hook is tried first, since only there the line at work can be read; a program in
// which no hook comes (a C function, another coroutine) ends 50 ms later without it.
#pragma once

#include <chrono>

#include "runner/context.h"

namespace lunabloc::runner {

// Before the sandbox. From here on signals may come. A process that is given no program for two seconds is over.
void start_ticking();

// The run that the signals are about.
class Watching {
 public:
  explicit Watching(Context& context);
  ~Watching();
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;
};

// While the program waits for the person, its time does not pass.
class PausedWatch {
 public:
  PausedWatch();
  ~PausedWatch();
  PausedWatch(const PausedWatch&) = delete;
  PausedWatch& operator=(const PausedWatch&) = delete;
};

// The program has waited in real time: what it may take begins again.
void restart_watch();

}  // namespace lunabloc::runner
