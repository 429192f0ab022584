// A finger that rests where it came down asks what the right button of a mouse asks.
#pragma once

#include <cmath>

#include "ide/widgets/input.h"

namespace lunabloc::ide::app {

class LongPress {
 public:
  static constexpr double kTime = 0.5;  // seconds

  // Once a frame; true in the one in which the finger has rested long enough.
  bool follow(const widgets::Hand& hand, bool down, ImVec2 at, double now, float reach) {
    if (!down || !hand.is_finger()) {
      state_ = State::up;
      return false;
    }
    if (state_ == State::up) {
      state_ = State::resting;
      since_ = now;
      at_ = at;
    }
    if (state_ != State::resting) return false;
    const bool over = now - since_ >= kTime;
    if (over || hand.spent || std::hypot(at.x - at_.x, at.y - at_.y) >= reach) state_ = State::past;
    return over && !hand.spent;
  }
  bool waits() const { return state_ == State::resting; }

 private:
  enum class State { up, resting, past } state_ = State::up;
  double since_ = 0;
  ImVec2 at_{};
};

}  // namespace lunabloc::ide::app
