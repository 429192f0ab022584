#include "vm/example_request.h"

namespace lunabloc::vm {

trace::RunRequest request_for_example(const program::BlockEntry& entry) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = entry.world;
  // A little of everything that a robot meets.
  if (entry.world == "grid") request.world.map = {"#######", "#.x...#", "#D*..A#", "#.....#", "#######"};
  request.answers = entry.example.answers;
  for (const program::Happening& happening : entry.example.happens)
    request.stimuli.push_back({std::chrono::microseconds(static_cast<std::int64_t>(happening.after_s * 1e6)), happening.what, happening.value});
  return request;
}

}  // namespace lunabloc::vm
