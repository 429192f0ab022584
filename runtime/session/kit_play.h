// A whole program on a kit without hands: run once on its virtual clock, then played on the board as it happened.
#pragma once

#include <memory>
#include <string>

#include "base/locations.h"
#include "kit/kit.h"
#include "kit/link.h"
#include "kit/player.h"
#include "kit/virtual_kit.h"
#include "trace/store.h"

namespace lunabloc::session {

// What stands behind a port; « virtual » is a board that lives as long as this.
struct Plugged {
  std::unique_ptr<kit::VirtualKit> board;
  std::unique_ptr<kit::Link> link;
};
// Errors: those of VirtualKit::start and open_link.
Result<Plugged> plug(const base::Locations& locations, const std::string& port, int bauds);

// A program that never ends is run for ten minutes of its clock.
Result<trace::Trace> run_for_kit(const base::Locations& locations, const kit::Kit& kit, const std::string& program);
// Errors: those of plug, kit::greet and kit::play.
Result<void> play_on_kit(const base::Locations& locations, const kit::Kit& kit, const std::string& port, const trace::Trace& trace, const kit::EventHeard& heard, const kit::GoOn& go_on);

}  // namespace lunabloc::session
