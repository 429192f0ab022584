// What a learner reads, where there is one line for it: what was seen, then what to try when there is something.
#pragma once

#include <string>

#include "base/messages.h"

namespace lunabloc::base {

inline std::string in_one_line(const Advice& advice) { return advice.try_this.empty() ? advice.seen : advice.seen + " " + advice.try_this; }

inline std::string in_one_line(const Messages& messages, const Error& error) { return in_one_line(messages.advice(error.message, error.arguments)); }

}  // namespace lunabloc::base
