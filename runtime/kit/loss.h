// Why a board went away: a hand that pulls the cable is slow to put it back, a power that fails for a moment is not.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "kit/link.h"

namespace lunabloc::kit {

// A port that is back so soon after it went came back by itself: USB takes up to a second to find a board again.
inline constexpr std::chrono::milliseconds kBackByItself{1500};

bool is_loss(const Error& error);
// "kit.doctor.power_dip".
Error power_dip(const std::string& port, std::chrono::microseconds gone_for);

// What a loss was, once the port has been watched for a moment: "kit.doctor.power_dip", or what it was. Other errors stay as they
// are. The link has to be closed: as long as it is open the board comes back under another name.
Error told_apart(const Error& error, const std::string& port, Clock& clock, const GoOn& go_on);

}  // namespace lunabloc::kit
