#include "session/surroundings.h"

#include <algorithm>

#include "trace/request_again.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;

void put(std::vector<trace::Stimulus>& stimuli, trace::Stimulus stimulus) {
  const auto after = std::upper_bound(stimuli.begin(), stimuli.end(), stimulus.at,
                                      [](microseconds at, const trace::Stimulus& other) { return at < other.at; });
  stimuli.insert(after, std::move(stimulus));
}

}  // namespace

trace::RunRequest another_way(const trace::Trace& trace, const std::vector<Deed>& deeds) {
  trace::RunRequest request = trace::request_again(trace);
  const trace::Event* const end = trace.last_of(trace::EventKind::end);
  // What was stopped by hand, or has no end, is not run further than it came.
  if (trace.request().live && request.until.count() == 0 && (end == nullptr || end->name != "finished") && trace.size() > 0)
    request.until = std::max(microseconds(1), trace.events()[trace.size() - 1].at);
  for (const Deed& deed : deeds) {
    std::erase_if(request.stimuli, [&](const trace::Stimulus& one) { return one.part == deed.part && one.at >= deed.at; });
    put(request.stimuli, {deed.at, deed.part, deed.value});
  }
  return request;
}

void begin_with(trace::RunRequest& request, const std::map<std::string, double>& values) {
  for (const auto& [part, value] : values) {
    std::erase_if(request.stimuli, [&part = part](const trace::Stimulus& one) { return one.part == part; });
    request.stimuli.insert(request.stimuli.begin(), {microseconds(0), part, value});
  }
}

}  // namespace lunabloc::session
