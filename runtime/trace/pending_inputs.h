// Inputs on their way to a program that may not be looking: in order, bounded, and never a key that stays down for ever.
//
// Of a mouse that moves only its last place matters to whoever looks later. When very much waits, of each part only what
// it did last is kept.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::trace {

class PendingInputs {
 public:
  struct Input {
    std::string part;  // "key:space", "mouse:x"
    double value = 0;
  };

  void add(std::string_view part, double value);
  std::optional<Input> next();
  bool empty() const { return inputs_.empty(); }
  std::size_t size() const { return inputs_.size(); }

  // Beyond it there is one more for each part at most.
  static constexpr std::size_t kMost = 1'000;

 private:
  std::deque<Input> inputs_;
};

}  // namespace lunabloc::trace
