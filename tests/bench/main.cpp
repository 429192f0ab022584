// lunabloc-bench SUBCOMMAND ARGUMENTS…
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "benches.h"

namespace {

using namespace lunabloc;

struct Bench {
  const char* name;
  const char* arguments;
  int (*run)(bench::Arguments);
};

constexpr Bench kBenches[] = {
    {"tree", "LINES | FILE.lua", bench::tree},
    {"runs", "[ROUNDS [PROGRAM]]", bench::runs},
    {"rewind", "STEPS", bench::rewind},
    {"scripts", "", bench::scripts},
    {"stop", "", bench::stop},
    {"lessons", "", bench::lessons},
    {"class", "", bench::class_room},
#ifdef LUNABLOC_WINDOW
    {"blocks", "N", bench::blocks},
    {"frame", "N", bench::frame},
    {"table", "[ROWS]", bench::table},
#endif
};

int usage() {
  for (const Bench& bench : kBenches) std::fprintf(stderr, "lunabloc-bench %s %s\n", bench.name, bench.arguments);
  return 2;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.empty()) return usage();
  const auto found = std::find_if(std::begin(kBenches), std::end(kBenches), [&](const Bench& bench) { return arguments.front() == bench.name; });
  if (found == std::end(kBenches)) return usage();
  return found->run(bench::Arguments(arguments).subspan(1));
}
