// The part of `replay` that answers --why: where a value comes from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/cli.h"
#include "session/playback.h"
#include "trace/file.h"

namespace lunabloc::cli {

struct Why {
  std::string name;                         // of a variable or an element: "total", "t[2]"
  std::size_t step = 0;                     // the last when there are not so many
  std::optional<std::string> program_file;  // for a recording without its program
};

// Tells the chain behind the value; `playback` has followed the recording. The exit code.
int replay_why(const Invocation& invocation, const trace::Recording& recording, const session::Playback& playback, const Why& why);
int report_why_usage(const Invocation& invocation);

}  // namespace lunabloc::cli
