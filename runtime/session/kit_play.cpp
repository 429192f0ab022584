#include "session/kit_play.h"

#include "base/clock.h"
#include "kit/firmata.h"
#include "kit/tether.h"
#include "trace/run_request.h"
#include "vm/run.h"

namespace lunabloc::session {
namespace {

constexpr std::chrono::milliseconds kGreetingPatience{4000};
constexpr std::chrono::seconds kLongestPlay{600};

}  // namespace

Result<Plugged> plug(const base::Locations& locations, const std::string& port, int bauds) {
  Plugged plugged;
  if (port == "virtual") {
    auto started = kit::VirtualKit::start(locations.programs / "lunabloc-board", {});
    if (!started) return tl::unexpected(started.error());
    plugged.board = std::move(*started);
  }
  auto link = kit::open_link(plugged.board ? plugged.board->port() : port, bauds);
  if (!link) return tl::unexpected(link.error());
  plugged.link = std::move(*link);
  return plugged;
}

Result<trace::Trace> run_for_kit(const base::Locations& locations, const kit::Kit& kit, const std::string& program) {
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.world.kind = "kit";
  request.until = kLongestPlay;
  for (const kit::KitPart& part : kit.parts) request.world.parts[part.kind.id].push_back(part.id.substr(part.id.find(':') + 1));
  return vm::run_to_end(locations.programs / "lunabloc-runner", std::move(request), program);
}

Result<void> play_on_kit(const base::Locations& locations, const kit::Kit& kit, const std::string& port, const trace::Trace& trace, const kit::EventHeard& heard, const kit::GoOn& go_on) {
  const Result<Plugged> plugged = plug(locations, port, kit::kFirmataBauds);
  if (!plugged) return tl::unexpected(plugged.error());
  RealClock clock;
  const auto greeting = kit::greet(*plugged->link, clock, kit.board, kGreetingPatience, go_on);
  if (!greeting) return tl::unexpected(greeting.error());
  kit::Tether tether(*plugged->link, clock, kit, kit::is_ours(*greeting));
  if (const Result<void> begun = tether.begin(); !begun) return begun;
  return kit::play(tether, clock, trace, heard, go_on);
}

}  // namespace lunabloc::session
