// A line that a desk has to say, with the place to go to when there is one.
#pragma once

#include <cstdint>
#include <string>

#include "base/messages.h"
#include "base/result.h"

namespace lunabloc::session {

struct DeskLine {
  enum class Weight { refused, warning, fine };
  Weight weight = Weight::fine;
  std::string words;
  std::string file;        // within the lesson; empty: nowhere to go
  std::uint32_t line = 0;
  bool operator==(const DeskLine&) const = default;
};

// Why something was not done, and where: « … (classe.yaml:3) ».
DeskLine refused(const base::Messages& messages, const Error& error);

}  // namespace lunabloc::session
