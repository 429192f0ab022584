// A bad cable: of so many bytes that pass, about one arrives with a bit changed, or not at all.
//
// What happens to which byte depends on how many have passed, on nothing else: a run of the board is the same again.
#pragma once

#include <cstdint>
#include <optional>
#include <random>

namespace lunabloc::virtual_board {

class LineNoise {
 public:
  // One byte of so many; 0: none.
  void set(int one_of) { one_of_ = one_of; }

  std::optional<std::uint8_t> pass(std::uint8_t byte) {
    if (one_of_ <= 0 || random_() % static_cast<unsigned>(one_of_) != 0) return byte;
    constexpr unsigned kLost = 8;  // one chance more than there are bits
    const auto hit = static_cast<unsigned>(random_() % (kLost + 1));
    if (hit == kLost) return std::nullopt;
    return static_cast<std::uint8_t>(byte ^ (1U << hit));
  }

 private:
  int one_of_ = 0;
  std::minstd_rand random_;
};

}  // namespace lunabloc::virtual_board
