// Where in a trace each variable took its values, found at once in a run of any length.
//
// The events are cut into stretches, and for each stretch it is kept which variables take a value there; the one stretch
// that has the answer is read. So ten million steps cost some kilobytes, and an answer less than a millisecond.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "trace/store.h"

namespace lunabloc::session {

class ValueChanges {
 public:
  static constexpr std::size_t kStretch = 16'384;  // events

  // In the order of the events: this one gives a value to this variable, by its number from 0.
  void note(std::size_t event, std::size_t variable);

  // The last event before `event` that gives it a value, and the first from `event` on.
  std::optional<std::size_t> last(const trace::Trace& trace, std::size_t variable, std::string_view name, std::size_t event) const;
  std::optional<std::size_t> next(const trace::Trace& trace, std::size_t variable, std::string_view name, std::size_t event) const;

 private:
  // The nearest stretch at or before (after) this one in which it takes a value.
  std::optional<std::size_t> stretch_back(std::size_t variable, std::size_t stretch) const;
  std::optional<std::size_t> stretch_on(std::size_t variable, std::size_t stretch) const;
  bool is_in(std::size_t stretch, std::size_t variable) const;

  std::vector<std::vector<std::uint64_t>> stretches_;  // a bit a variable
};

// Gives the variable a value, as far as playback shows it: by custom nobody looks at `_`.
bool gives_value(const trace::Event& event);

}  // namespace lunabloc::session
