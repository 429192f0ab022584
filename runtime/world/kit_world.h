// The kit on the virtual clock: what each part shows and when it changed, what the world around it gave, when sensors were
// read and what boards said to each other, as a fold of the trace. A part begins at 0; an event that repeats the value
// changes nothing. A strip of pixels is one part, "neopixel:ring", and each pixel that was told apart another, "neopixel:ring.3":
// what the strip is told, they are told.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/event.h"

namespace lunabloc::world {

struct PinChange {
  std::chrono::microseconds at{0};
  double value = 0;
};

struct KitMessage {
  enum class Kind { sent, lost, received };
  Kind kind = Kind::sent;
  std::chrono::microseconds at{0};
  std::string board, text;
};

// A line of a display that shows another text from then on.
struct Written {
  std::chrono::microseconds at{0};
  int line = 1;
  std::string text;
};

struct KitWorld {
  std::map<std::string, std::vector<PinChange>> parts;  // "led:red" → its changes in order; empty: used, but never changed
  std::map<std::string, std::chrono::microseconds> first_told;         // when a part was first told something
  std::map<std::string, std::vector<std::chrono::microseconds>> read;  // when a sensor was asked
  // What a sensor or a button was given, as far as it is known: from the first time it was read or changed.
  std::map<std::string, std::vector<PinChange>> given;
  std::map<std::string, PinChange> out_of_range;        // what was first asked of a part that cannot do it
  std::vector<KitMessage> messages;                     // between boards
  std::map<std::string, std::map<int, std::string>> shown;  // "lcd:screen" → its lines, from 1 on
  std::map<std::string, std::vector<Written>> written;      // and how they changed
  std::chrono::microseconds now{0};
  double value_of(const std::string& part) const;       // 0 before the first change; a pixel has that of its strip
  std::optional<double> given_to(const std::string& part) const;
};

// While the world gives this a value that is not 0, what boards send is lost.
inline constexpr std::string_view kLinkCut = "link:cut";

void fold(KitWorld& kit, const trace::Event& event);

}  // namespace lunabloc::world
