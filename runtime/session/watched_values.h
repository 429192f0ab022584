// The values of a program's variables at a moment, at each place where the program says their names.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text_range.h"
#include "session/origin.h"

namespace lunabloc::session {

struct WatchedValue {
  std::string name;
  std::string value;     // as it is shown
  bool fresh = false;    // the statement that has just run gave it
  bool operator==(const WatchedValue&) const = default;
};
struct WatchedPlace {
  TextRange name;
  std::size_t value = 0;  // index in values
};
struct WatchedValues {
  std::vector<WatchedValue> values;
  std::vector<WatchedPlace> places;  // in the order of the text
};

// Of what has a value at the moment that the playback shows; functions have none that tells anything. Where two
// variables bear one name, each place has the value of its own, or none.
WatchedValues watched_values(const RecordedRun& run);

// The values named in this part of the text, each once; places in `except` are left out.
std::vector<const WatchedValue*> values_in(const WatchedValues& watched, TextRange part, const std::vector<TextRange>& except = {});

}  // namespace lunabloc::session
