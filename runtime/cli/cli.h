// The command line (DESIGN.md §10): arguments in, an exit code out. The thinnest layer: each subcommand is one file.
//
// Exit codes: 0 done, 1 the thing itself failed, 2 wrong usage, 3 stopped by a limit or by the user, 4 internal fault.
// Results go to `out`, messages to `err` as FILE:LINE:COL: text.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/messages.h"
#include "base/result.h"

namespace lunabloc::cli {

// What a subcommand is given.
struct Invocation {
  std::vector<std::string> arguments;  // after the subcommand; --json and --lang are taken out
  std::string language = "fr";
  bool json = false;
  base::Locations locations;
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  bool on_terminal = false;  // results are for eyes, not for another program
};

// What `lunabloc [ide]` is given.
struct OpenWindow {
  std::vector<std::string> arguments;  // PATH, --kit, --script, --screenshots, --backend…
  std::string language = "fr";
  base::Locations locations;
};
using WindowOpener = std::function<int(const OpenWindow&)>;

// `open_window` is the window's own, in the program lunabloc-window. Elsewhere it is empty: `lunabloc ide` goes on as that program,
// and where there is none says so and gives 2.
int run(int argument_count, char** arguments, const WindowOpener& open_window);

int run_run(const Invocation& invocation);
int run_tree(const Invocation& invocation);
int run_replay(const Invocation& invocation);
int run_lesson(const Invocation& invocation);
int run_kit(const Invocation& invocation);
int run_portfolio(const Invocation& invocation);
int run_class(const Invocation& invocation);
int run_data(const Invocation& invocation);
int run_about(const Invocation& invocation);

// A text of the program among the results: exact bytes, but on a terminal as base/shown_text.h shows it.
std::string for_out(const Invocation& invocation, std::string text);
// Says how a subcommand is called, the message of that id; gives the exit code for wrong usage.
int usage_of(const Invocation& invocation, const std::string& id);
// Writes the error with its place and gives its exit code.
int report(const Invocation& invocation, const Error& error);
// The messages of the invocation's language; an empty table (ids are shown) when they cannot be read.
Messages messages_of(const Invocation& invocation);

// Takes `--name` out of the arguments; true when it was there.
bool take_flag(std::vector<std::string>& arguments, const std::string& name);
// Takes `--name VALUE` (or `--name=VALUE`) out of the arguments.
std::optional<std::string> take_option(std::vector<std::string>& arguments, const std::string& name);

}  // namespace lunabloc::cli
