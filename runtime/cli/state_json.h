// The state of a run at one moment as JSON, with the keys that runtime/cli/README.md lists.
#pragma once

#include <nlohmann/json.hpp>

#include "session/playback.h"
#include "trace/store.h"

namespace lunabloc::cli {

// Of the moment that the playback shows.
nlohmann::ordered_json state_json(const session::Playback& playback, const trace::Trace& trace);

// What the run has counted, by counter; empty in fast mode.
nlohmann::ordered_json costs_json(const trace::Trace& trace);

}  // namespace lunabloc::cli
