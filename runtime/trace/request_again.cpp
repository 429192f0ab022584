#include "trace/request_again.h"

namespace lunabloc::trace {

RunRequest request_again(const Trace& trace) {
  RunRequest request = trace.request();
  request.answers.clear();
  if (request.live) request.stimuli.clear();
  for (const Event& event : trace.events()) {
    if (event.kind != EventKind::input || event.values.empty()) continue;
    if (event.name == "ask") request.answers.push_back(text_of(event.values[0]));
    else if (request.live && event.name != "data") request.stimuli.push_back({event.at, event.name, number_of(event.values[0])});
  }
  request.live = false;
  return request;
}

}  // namespace lunabloc::trace
