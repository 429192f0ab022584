// What the files of `lunabloc kit` share, and nobody else.
#pragma once

#include <string>
#include <vector>

#include "cli/cli.h"
#include "kit/kit.h"

namespace lunabloc::cli {

int kit_usage(const Invocation& invocation);
// An error in its two lines for a learner, or with its place; gives its exit code.
int refuse_kit(const Invocation& invocation, const Error& error);
// Ctrl-C asks to stop; the second one ends the program as usual.
void stop_on_request();
bool nobody_asked_to_stop();

// kit compile FILE.lua OUT [--kit ID]: bytes as they lie in flash, or Intel HEX when OUT ends so.
int compile_for_board(const Invocation& invocation, std::vector<std::string> words);
// kit prepare [PORT…] [--board ID] [--virtual N]: our firmware onto one board after the other, and what became of each.
int prepare_boards(const Invocation& invocation, std::vector<std::string> words);
// kit run FILE.lua --port PORT --standalone
int run_alone(const Invocation& invocation, const std::string& file, const kit::Kit& kit, const std::string& port);

}  // namespace lunabloc::cli
