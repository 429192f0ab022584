#include "cli/cli.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

namespace lunabloc::cli {
namespace {

struct Subcommand {
  std::string_view name;
  int (*run)(const Invocation&);
};

// One row a subcommand.
constexpr Subcommand kSubcommands[] = {
    {"run", run_run},
    {"replay", run_replay},
    {"tree", run_tree},
    {"lesson", run_lesson},
    {"kit", run_kit},
    {"portfolio", run_portfolio},
    {"class", run_class},
    {"data", run_data},
    {"about", run_about},
};

int usage(const Invocation& invocation, int code) {
  (code == 0 ? invocation.out : invocation.err) << messages_of(invocation).text("cli.usage") << "\n";
  return code;
}

int open(const Invocation& invocation, char** arguments, const WindowOpener& open_window) {
  if (open_window) return open_window({invocation.arguments, invocation.language, invocation.locations});
  ::execv((invocation.locations.programs / "lunabloc-window").c_str(), arguments);
  return report(invocation, {ErrorKind::usage, "cli.no_window", {}, {}, {}});
}

}  // namespace

int run(int argument_count, char** arguments, const WindowOpener& open_window) {
  std::ios::sync_with_stdio(false);
  std::vector<std::string> words(arguments + 1, arguments + argument_count);
  const std::string language = take_option(words, "--lang").value_or(base::language_from_environment());
  const bool json = take_flag(words, "--json");
  const bool help = !words.empty() && (words[0] == "--help" || words[0] == "-h" || words[0] == "help");
  const std::string name = words.empty() ? "ide" : words.front();
  const bool named = !words.empty() && (name == "ide" || help || std::any_of(std::begin(kSubcommands), std::end(kSubcommands),
                                                         [&](const Subcommand& s) { return s.name == name; }));
  if (named) words.erase(words.begin());
  const Invocation invocation{std::move(words), language == "en" ? "en" : "fr", json, base::locations(),
                              std::cout,        std::cerr,                      std::cin, ::isatty(STDOUT_FILENO) != 0};
  if (help) return usage(invocation, 0);
  for (const Subcommand& subcommand : kSubcommands)
    if (subcommand.name == name) return subcommand.run(invocation);
  // Without a subcommand the first word is what the window opens: a lesson or a file.
  const bool opens_something = name == "ide" || name.starts_with("--") || !name.starts_with("-");
  const bool unknown_word = !named && !name.starts_with("--") && !std::filesystem::exists(name) &&
                            !std::filesystem::exists(invocation.locations.lessons / name);
  if (!opens_something || unknown_word) {
    report(invocation, {ErrorKind::usage, "cli.unknown", {{"nom", name}}, {}, {}});
    return usage(invocation, 2);
  }
  return open(invocation, arguments, open_window);
}

}  // namespace lunabloc::cli
