// Robots for the absent, where the kit is (portfolio/robots.h): programs that wait in the class folder are run on it one after the
// other, and what it did goes back.
#pragma once

#include <functional>
#include <string>

#include "base/locations.h"
#include "kit/player.h"
#include "portfolio/robots.h"
#include "trace/store.h"

namespace lunabloc::session {

struct RobotPlace {
  std::filesystem::path folder;  // the class's
  std::string kit = "standard";
  std::string port = "virtual";
};

// How many ran. A kit that does not answer is no answer to a pupil: the program goes on waiting. `begun` is told of each.
// Errors: those of load_kit and play_on_kit, "kit.cancelled".
Result<std::size_t> run_robots(const RobotPlace& place, const base::Locations& locations, const std::function<void(const portfolio::RobotRequest&)>& begun, const kit::GoOn& go_on);

// What the kit did with the program that was answered. Errors: "file.missing" for what is no plain file; those of load_recording.
Result<trace::Trace> what_the_kit_did(const portfolio::RobotRequest& request);

}  // namespace lunabloc::session
