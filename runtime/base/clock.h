// Time as a parameter: whoever waits or reads the hour takes a Clock, so tests play years in no time.
#pragma once

#include <chrono>

namespace lunabloc::base {

class Clock {
 public:
  virtual ~Clock() = default;
  // Monotonic, from an origin of the clock's own.
  virtual std::chrono::microseconds now() const = 0;
  virtual void sleep_for(std::chrono::microseconds duration) = 0;
};

// The machine's monotonic clock.
class RealClock final : public Clock {
 public:
  std::chrono::microseconds now() const override;
  void sleep_for(std::chrono::microseconds duration) override;
};

// Moves only when it is told, or when somebody sleeps on it.
class VirtualClock final : public Clock {
 public:
  std::chrono::microseconds now() const override { return now_; }
  void sleep_for(std::chrono::microseconds duration) override { now_ += duration; }
  void advance(std::chrono::microseconds duration) { now_ += duration; }

 private:
  std::chrono::microseconds now_{0};
};

}  // namespace lunabloc::base

namespace lunabloc {
using base::Clock;
using base::RealClock;
using base::VirtualClock;
}  // namespace lunabloc
