// Stop, 200 times: in programs that catch, hide, allocate, match and flood. From the wish to the process being gone.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "benches.h"
#include "measure.h"
#include "support/temp_folder.h"
#include "vm/run.h"

namespace lunabloc::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kStops = 200;
constexpr double kLongest_ms = 100;  // from the wish to the end

constexpr const char* kPrograms[] = {
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    "local function again() xpcall(error, again) while true do end end again()",
    "coroutine.wrap(function() coroutine.wrap(function() while true do end end)() end)()",
    "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end",
    "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) while true do pcall(function() return t[1] end) end",
    "local t = setmetatable({}, {__lt = function() while true do end end}) return t < t",
    "while true do pcall(setmetatable, {}, {__gc = print}) collectgarbage() end",
    "while true do string.find(('a'):rep(30000), ('a*'):rep(40) .. 'b') end",
    "while true do string.rep('ab', 1 << 20) end",
    "table.move(setmetatable({}, {__index = rawget}), 1, 1 << 62, 2, {})",
    "local s = ('x'):rep(1000000) while true do local t = s .. s end",
    "table.concat(setmetatable({}, {__index = function() return '' end, __len = function() return 1 << 60 end}))",
    "local t = {} for i = 1, 2000 do t[i] = i end while true do pcall(table.sort, t, function() return true end) end",
    "while true do local t = {} for i = 1, 100000 do t[i] = {i} end end",
    "while true do load('while true do end') end",
    "while true do turtle.forward(1) end",
};

int children() {
  std::ifstream file("/proc/self/task/" + std::filesystem::read_symlink("/proc/self").string() + "/children");
  int count = 0;
  for (std::string pid; file >> pid;) ++count;
  return count;
}

// Milliseconds from the wish to the end; negative when the run could not be made or was over before.
double stopped_after_ms(const char* program, trace::Mode mode, milliseconds inside) {
  trace::RunRequest request;
  request.mode = mode;
  request.limits = {1'000'000'000, std::chrono::seconds(60), 64, 16U << 20U};
  auto run = vm::Run::start(support::binary_folder() / "bin/lunabloc-runner", request, program);
  if (!run) return -1;
  const auto begun = steady_clock::now();
  while ((*run)->trace().events().empty() || steady_clock::now() - begun < inside)
    if ((*run)->poll(milliseconds(1)) == vm::RunState::ended) return -1;
  const auto wished = steady_clock::now();
  (*run)->stop();
  return std::chrono::duration<double, std::milli>(steady_clock::now() - wished).count();
}

}  // namespace

int stop(Arguments) {
  std::vector<double> times;
  for (int i = 0; i < kStops; ++i) {
    const trace::Mode mode = i % 2 == 0 ? trace::Mode::fast : trace::Mode::exact;
    const char* const program = kPrograms[static_cast<std::size_t>(i / 2) % std::size(kPrograms)];
    const double ms = stopped_after_ms(program, mode, milliseconds(20 + i % 7 * 5));
    if (ms < 0 || ms > kLongest_ms) std::fprintf(stderr, "%s: %s\n", ms < 0 ? "not stopped" : "stopped late", program);
    if (ms >= 0) times.push_back(ms);
  }
  if (times.size() < kStops) return 1;
  std::sort(times.begin(), times.end());
  print("stop_median_ms", median(times));
  print("stop_p99_ms", times[times.size() * 99 / 100]);
  print("stop_max_ms", times.back());
  print("stop_left_over", children());
  return times.back() <= kLongest_ms && children() == 0 ? 0 : 1;
}

}  // namespace lunabloc::bench
