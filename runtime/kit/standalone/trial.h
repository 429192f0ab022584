// A compiled program tried out in the board's RAM: nothing is written to flash, and it is gone with the power.
//
// Works on a board that has greeted. The program that stands in flash is stopped meanwhile.
#pragma once

#include <map>
#include <string>

#include "base/clock.h"
#include "kit/firmata.h"
#include "kit/link.h"
#include "kit/standalone/compiler.h"

namespace lunabloc::kit::standalone {

// Errors: "kit.alone.too_long" {octets}{place} when it does not fit beside its variables, "kit.alone.not_taken" when the
// board did not take it, "kit.link_lost".
Result<firmata::ProgramState> try_out(Link& link, Clock& clock, const Program& program);
// How it is doing. Errors: "kit.alone.not_taken", "kit.link_lost".
inline constexpr std::uint8_t kTrialRuns = 2, kTrialIsOver = 3;  // of ProgramState
Result<firmata::ProgramState> state_of(Link& link, Clock& clock);
// As firmware/shared/machine.h calls it; "none".
std::string fault_name(std::uint8_t fault);
// What its variables are just now. Errors: "kit.alone.not_taken", "kit.link_lost".
Result<std::map<std::string, double>> values_of(Link& link, Clock& clock, const Program& program);

}  // namespace lunabloc::kit::standalone
