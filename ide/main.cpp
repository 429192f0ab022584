// The executable lunabloc-window: the command line of `lunabloc`, with a window.
#include <chrono>
#include <iostream>

#include "base/messages.h"
#include "cli/cli.h"
#include "ide/app/loop.h"
#include "ide/app/memory.h"

namespace {

int open_window(const lunabloc::cli::OpenWindow& asked, std::chrono::steady_clock::time_point started) {
  using namespace lunabloc;
  ide::app::keep_freed_memory();
  const Result<ide::app::Options> options = ide::app::parse_options(asked.arguments, asked.language, asked.locations);
  if (options) return ide::app::run_window(*options, started, std::cerr);
  const Result<Messages> words = Messages::load(asked.locations.assets / "messages", asked.language);
  std::cerr << (words ? words->describe(options.error()) : options.error().message) << "\n";
  return static_cast<int>(options.error().kind);
}

}  // namespace

int main(int argument_count, char** arguments) {
  const auto started = std::chrono::steady_clock::now();
  return lunabloc::cli::run(argument_count, arguments,
                            [&](const lunabloc::cli::OpenWindow& asked) { return open_window(asked, started); });
}
