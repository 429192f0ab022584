// A line that a display of the kit shows: the world event "kit.show", whose values are the part, the line and the text.
#pragma once

#include <optional>
#include <string>

#include "trace/event.h"

namespace lunabloc::trace {

inline constexpr const char* kShowText = "kit.show";

struct ShownText {
  std::string part;  // "lcd:screen"
  int line = 1;
  std::string text;
};

inline std::optional<ShownText> shown_text(const Event& event) {
  constexpr int kMostLines = 4;
  if (event.kind != EventKind::world || event.name != kShowText || event.values.size() != 3) return std::nullopt;
  const double line = number_of(event.values[1]);
  if (!(line >= 1 && line <= kMostLines)) return std::nullopt;
  return ShownText{text_of(event.values[0]), static_cast<int>(line), text_of(event.values[2])};
}

}  // namespace lunabloc::trace
