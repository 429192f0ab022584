// How often somebody may ask: so many times a minute for each address. Time is given by the caller.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace lunabloc::box {

class RateLimit {
 public:
  explicit RateLimit(std::size_t a_minute) : a_minute_(a_minute) {}

  // Counts it; false when there were too many in this minute.
  bool allow(const std::string& who, std::chrono::seconds now);
  // Looks without counting.
  bool is_over(const std::string& who, std::chrono::seconds now) const;

 private:
  struct Minute {
    std::chrono::seconds begun{0};
    std::size_t times = 0;
  };
  static constexpr std::size_t kMostKnown = 4'096;

  std::size_t a_minute_;
  std::map<std::string, Minute> known_;
};

}  // namespace lunabloc::box
