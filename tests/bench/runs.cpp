// Runs beside the lua program, in time of processor, start-up apart: what each mode costs, how quick a run begins and a case of a
// check, how many events come through, and that a thousand runs leave nothing behind.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "base/file.h"
#include "base/process.h"
#include "benches.h"
#include "lone_run.h"
#include "measure.h"
#include "support/temp_folder.h"
#include "trace/store.h"
#include "vm/run.h"

namespace lunabloc::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

double wall_ms(steady_clock::time_point since) { return std::chrono::duration<double, std::milli>(steady_clock::now() - since).count(); }

std::optional<trace::Trace> run_here(const std::string& program, trace::Mode mode,
                                     std::uint64_t told_bytes = trace::Limits().told_bytes) {
  trace::RunRequest request;
  request.mode = mode;
  request.limits = {1'000'000'000, std::chrono::seconds(60), 256, 1U << 20U, told_bytes};
  return lone_run(request, program);
}
bool run_lua(const std::filesystem::path& file) {
  auto process = base::Process::start({"/usr/bin/lua5.4", {file.string()}, {}, false});
  if (!process) return false;
  const auto ending = (*process)->wait(std::chrono::seconds(60));
  return ending && !ending->by_signal && ending->code == 0;
}

// The least of several, since what else the machine does only adds.
template <class Run>
void keep_least(double& least, const Run& run) {
  const double before = children_ms();
  if (run()) least = std::min(least, children_ms() - before);
}

struct Times {
  double lua = INFINITY, fast = INFINITY, costs = INFINITY, exact = INFINITY, told = INFINITY;
};

Times times_of(const std::filesystem::path& file, int rounds) {
  const std::string program = base::read_file(file).value_or("");
  Times times;
  for (int round = 0; round < rounds; ++round) {
    keep_least(times.lua, [&] { return run_lua(file); });
    keep_least(times.fast, [&] { return run_here(program, trace::Mode::fast).has_value(); });
    keep_least(times.costs, [&] { return run_here(program, trace::Mode::costs).has_value(); });
    keep_least(times.exact, [&] { return run_here(program, trace::Mode::exact).has_value(); });
    keep_least(times.told, [&] { return run_here(program, trace::Mode::exact, trace::kMostToldBytes).has_value(); });
  }
  return times;
}

double geometric_mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += std::log(value);
  return std::exp(sum / static_cast<double>(values.size()));
}

void measure_ratios(int rounds, std::string_view only) {
  const support::TempFolder folder;
  const std::filesystem::path empty = folder.path() / "empty.lua";
  static_cast<void>(base::write_file(empty, ""));
  const Times start = times_of(empty, 10 * rounds);
  struct Way {
    const char* name;
    double Times::*time;
    std::vector<double> ratios;
  };
  // exact: as on the command line and in checks, which stop telling after a while; told: as in the window, until it is full.
  std::array<Way, 4> ways = {
      {{"fast", &Times::fast, {}}, {"costs", &Times::costs, {}}, {"exact", &Times::exact, {}}, {"told", &Times::told, {}}}};
  const std::filesystem::path programs = support::source_folder() / "tests/bench/run";
  for (const std::string& name : base::entries_of(programs)) {
    if (name.find(only) == std::string::npos) continue;
    const Times times = times_of(programs / name, rounds);
    for (Way& way : ways) {
      way.ratios.push_back((times.*way.time - start.*way.time) / (times.lua - start.lua));
      print(fmt::format("runs_{}_{}", way.name, name), way.ratios.back());
    }
  }
  for (const Way& way : ways) {
    print(fmt::format("runs_{}_ratio", way.name), geometric_mean(way.ratios));
    print(fmt::format("runs_{}_worst", way.name), *std::max_element(way.ratios.begin(), way.ratios.end()));
  }
}

void measure_events() {
  const auto begun = steady_clock::now();
  const std::optional<trace::Trace> trace = run_here("for i = 1, 120000 do x = i end", trace::Mode::exact);
  const double ms = wall_ms(begun);
  if (trace) print("runs_events_per_s", static_cast<double>(trace->events().size()) / ms * 1000);
}

void measure_empty_runs() {
  std::vector<double> times;
  const double before = proportional_mib();
  for (int i = 0; i < 1000; ++i) {
    const auto begun = steady_clock::now();
    if (run_here("", trace::Mode::fast)) times.push_back(wall_ms(begun));
  }
  print("runs_finished", static_cast<double>(times.size()));
  print("runs_empty_ms", median(times));
  print("runs_growth_mib", proportional_mib() - before);
}

// As a check makes them.
void measure_cases() {
  std::vector<double> times;
  for (int i = 0; i < 1000; ++i) {
    const auto begun = steady_clock::now();
    if (vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", {}, "")) times.push_back(wall_ms(begun));
  }
  print("runs_case_ms", median(times));
}

}  // namespace

int runs(Arguments arguments) {
  const int rounds = arguments.empty() ? 5 : std::atoi(arguments[0].c_str());
  const std::string_view only = arguments.size() > 1 ? std::string_view(arguments[1]) : std::string_view();
  if (only.empty()) {
    measure_empty_runs();
    measure_cases();
    measure_events();
  }
  measure_ratios(rounds, only);
  return 0;
}

}  // namespace lunabloc::bench
