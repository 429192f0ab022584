// What starting a child takes, for those who start one in their own way (process.cpp, ready_process.cpp).
#pragma once

#include <optional>

#include "base/process.h"

namespace lunabloc::base {

// Two pipes that nobody inherits who is not given them.
struct Pipes {
  int child_input;
  int child_output;
  int input;   // ours: these two never block
  int output;

  // None when there are no descriptors left; errno says why.
  static std::optional<Pipes> open();
  void close_child_ends() const;
  void close_own_ends() const;
};

// Starts the program with these as its standard input and output; −1: /dev/null. Gives its pid.
// Errors: "process.cannot_start" {programme}.
Result<int> spawn(const ProcessOptions& options, int input, int output);

}  // namespace lunabloc::base
