#include "kit/player.h"

#include <algorithm>

#include "trace/shown_text.h"

namespace lunabloc::kit {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr milliseconds kStep{20};
// Just before something is to happen nothing else goes over the line, which takes a millisecond for six bytes.
constexpr milliseconds kLineIsFree{3};

Result<void> wait_until(Tether& tether, Clock& clock, microseconds moment, const GoOn& go_on) {
  while (clock.now() < moment) {
    if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
    const microseconds left = moment - clock.now();
    if (left <= kLineIsFree) {
      clock.sleep_for(left);
      break;
    }
    const auto patience = std::chrono::floor<milliseconds>(left - kLineIsFree);
    if (const Result<void> polled = tether.poll(std::clamp(patience, milliseconds(1), kStep)); !polled) return polled;
  }
  return {};
}

Result<void> play_events(Tether& tether, Clock& clock, const trace::Trace& trace, const EventHeard& heard, const GoOn& go_on) {
  const microseconds start = clock.now();
  for (const trace::Event& event : trace.events()) {
    const microseconds on_the_way = event.kind == trace::EventKind::pin ? tether.on_the_way(event.name) : microseconds(0);
    if (const Result<void> waited = wait_until(tether, clock, start + event.at - on_the_way, go_on); !waited) return waited;
    heard(event);
    if (const std::optional<trace::ShownText> text = trace::shown_text(event)) {
      if (const Result<void> shown = tether.show_text(text->part, text->line, text->text); !shown) return shown;
    }
    if (event.kind != trace::EventKind::pin || event.values.empty()) continue;
    if (const Result<void> set = tether.set(event.name, trace::number_of(event.values[0])); !set) return set;
  }
  return {};
}

}  // namespace

Result<void> play(Tether& tether, Clock& clock, const trace::Trace& trace, const EventHeard& heard, const GoOn& go_on) {
  const Result<void> played = play_events(tether, clock, trace, heard, go_on);
  const Result<void> rested = tether.rest();
  return played ? rested : played;
}

}  // namespace lunabloc::kit
