// lunabloc-bench scripts: what a script costs when there are eight times as many. 1 is as much; 8 would be quadratic.
#include <algorithm>
#include <cmath>
#include <string>

#include "benches.h"
#include "lone_run.h"
#include "measure.h"

namespace lunabloc::bench {
namespace {

constexpr int kFew = 1'000, kMany = 8'000;

// The least of several, since what else the machine does only adds.
double least_ms(const std::string& program) {
  double least = INFINITY;
  for (int round = 0; round < 7; ++round) {
    trace::RunRequest request;
    request.limits.heap_mb = 256;
    const double before = children_ms();
    if (lone_run(request, program)) least = std::min(least, children_ms() - before);
  }
  return least;
}

struct Shape {
  const char* name;
  const char* each;   // `i` is the number of the script
  const char* after;
};

constexpr Shape kShapes[] = {
    {"waits", "when.start(function() for _ = 1, 20 do wait(0.1) end end)", "wait(5)"},
    {"messages", "when.message('m' .. i, function() wait(0) end)", "for _ = 1, 5 do for i = 1, count do send('m' .. i) end wait(1) end"},
    {"broadcast", "when.message('go', function() wait(1) end)", "for _ = 1, 5 do send_and_wait('go') end"},
    {"restarted", "when.message('go', function() wait(1) end)", "for _ = 1, 5 do send('go') wait(0.5) end"},
};

std::string program_of(const Shape& shape, int count) {
  return "local count = " + std::to_string(count) + "\nfor i = 1, count do " + shape.each + " end\n" + shape.after;
}

}  // namespace

int scripts(Arguments) {
  const double start = least_ms("");
  for (const Shape& shape : kShapes) {
    const double few = least_ms(program_of(shape, kFew)) - start, many = least_ms(program_of(shape, kMany)) - start;
    print(std::string("scripts_") + shape.name + "_us", many * 1000 / kMany);
    print(std::string("scripts_") + shape.name + "_ratio", many / kMany / (few / kFew));
  }
  return 0;
}

}  // namespace lunabloc::bench
