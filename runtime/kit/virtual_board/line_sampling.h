// What a receiver makes of a byte that was sent at another speed: the line is sampled as a UART does.
//
// Within about 4.5 % it is the byte; beyond, framing errors and garbage, and several bytes for one when the receiver
// is faster. So a wrong speed fails here as in life, with no table of special cases.
#pragma once

#include <cstdint>
#include <vector>

namespace lunabloc::virtual_board {

struct Frame {
  std::uint8_t byte = 0;
  bool framing_error = false;
  bool operator==(const Frame&) const = default;
};

// `sender_bit` and `receiver_bit` are lengths of a bit in one unit. The line is idle before and after.
inline std::vector<Frame> sample(std::uint8_t byte, double sender_bit, double receiver_bit) {
  constexpr int kStopBit = 9;
  const auto bit_level = [&](int bit) { return bit >= kStopBit || (bit > 0 && ((byte >> (bit - 1)) & 1) != 0); };
  const auto level = [&](double time) { return bit_level(static_cast<int>(time / sender_bit)); };

  std::vector<Frame> frames;
  int start_bit = 0;
  while (start_bit < kStopBit) {
    const double start = start_bit * sender_bit;
    double end = start;
    if (!level(start + 0.5 * receiver_bit)) {
      Frame frame;
      for (int bit = 0; bit < 8; ++bit)
        if (level(start + (bit + 1.5) * receiver_bit)) frame.byte = static_cast<std::uint8_t>(frame.byte | (1U << bit));
      end = start + 9.5 * receiver_bit;
      frame.framing_error = !level(end);
      frames.push_back(frame);
    }
    do {
      ++start_bit;
    } while (start_bit < kStopBit &&
             (start_bit * sender_bit < end || !bit_level(start_bit - 1) || bit_level(start_bit)));
  }
  return frames;
}

}  // namespace lunabloc::virtual_board
