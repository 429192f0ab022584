#include "kit/player.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kit/part_words.h"
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

struct Sending {
  microseconds at{0};
  std::string part;
  std::optional<trace::ShownText> text;  // else the value
  double value = 0;
};

// What goes to the board, in the order in which it goes out: what is longer on its way goes earlier, also before what happens at the
// same moment. Nothing overtakes what its own part was told, nor a reading or a text, with which a board alone is busy for a while.
std::vector<Sending> sendings_of(const Tether& tether, const trace::Trace& trace) {
  std::vector<Sending> sendings;
  std::map<std::string, microseconds> last;
  microseconds busy{0};
  for (const trace::Event& event : trace.events()) {
    if (event.kind == trace::EventKind::world) busy = event.at;
    std::optional<trace::ShownText> text = trace::shown_text(event);
    if (!text && (event.kind != trace::EventKind::pin || event.values.empty())) continue;
    std::optional<std::string> part = on_our_board(text ? text->part : event.name);
    if (!part) continue;
    microseconds& before = last[place_in(*part).part];
    before = std::max({before, busy, event.at - tether.on_the_way(*part)});
    sendings.push_back({before, std::move(*part), std::move(text), trace::number_of(event.values[0])});
  }
  std::stable_sort(sendings.begin(), sendings.end(), [](const Sending& a, const Sending& b) { return a.at < b.at; });
  return sendings;
}

Result<void> send(Tether& tether, const Sending& one) {
  return one.text ? tether.show_text(one.part, one.text->line, one.text->text) : tether.set(one.part, one.value);
}

Result<void> play_events(Tether& tether, Clock& clock, const trace::Trace& trace, const EventHeard& heard, const GoOn& go_on) {
  const microseconds start = clock.now();
  const std::vector<Sending> sendings = sendings_of(tether, trace);
  auto next = sendings.begin();
  for (const trace::Event& event : trace.events()) {
    for (; next != sendings.end() && next->at <= event.at; ++next) {
      if (const Result<void> waited = wait_until(tether, clock, start + next->at, go_on); !waited) return waited;
      if (const Result<void> sent = send(tether, *next); !sent) return sent;
    }
    if (const Result<void> waited = wait_until(tether, clock, start + event.at, go_on); !waited) return waited;
    heard(event);
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
