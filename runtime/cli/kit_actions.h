// What the files of `lunabloc kit` share, and nobody else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.h"
#include "cli/stop.h"
#include "kit/kit.h"
#include "kit/standalone/compiler.h"
#include "session/kit_play.h"

namespace lunabloc::cli {

int kit_usage(const Invocation& invocation);
// An error in its two lines for a learner, or with its place; gives its exit code.
int refuse_kit(const Invocation& invocation, const Error& error);

inline constexpr const char* kKit = "standard";

// What has stopped a work on a board, as exactly as it can be found out.
Error cause_of(const Error& error, std::unique_ptr<kit::Link> link, const std::string& port, const kit::Board& board);

Result<session::Plugged> plug(const Invocation& invocation, const std::string& port, int bauds);

// kit compile FILE.lua OUT [--kit ID]: bytes as they lie in flash, or Intel HEX when OUT ends so.
int compile_for_board(const Invocation& invocation, std::vector<std::string> words);
// kit prepare [PORT…] [--board ID] [--virtual N]: our firmware onto one board after the other, and what became of each.
int prepare_boards(const Invocation& invocation, std::vector<std::string> words);
// kit show|bom|wiring|plates|pages KIT [--out DIR]: what a kit is, what is bought, how it is wired, cut and put together.
bool is_kit_project(std::string_view what);
int run_kit_project(const Invocation& invocation, const std::string& what, std::vector<std::string> words);
struct SourceFile {
  std::string name, text;
};
// The program, or everything that stands in its way, said; then `code` is the exit code.
std::optional<kit::standalone::Program> compiled_for_board(const Invocation& invocation, const SourceFile& file, const kit::Kit& kit, int& code);
// kit try FILE.lua --port PORT|virtual [--kit ID] [--seconds N]: in RAM, and what its variables are in the end.
int try_on_board(const Invocation& invocation, std::vector<std::string> words);
// kit run FILE.lua --port PORT --standalone
int run_alone(const Invocation& invocation, const SourceFile& file, const kit::Kit& kit, const std::string& port);

}  // namespace lunabloc::cli
