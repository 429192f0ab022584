#include "virtual_board/parts/lcd.h"

#include <utility>

namespace lunabloc::virtual_board {

namespace {

constexpr std::uint8_t kText = 0x01, kReads = 0x02, kClock = 0x04, kLight = 0x08;
constexpr avr_cycle_count_t kUsualUs = 37, kClearUs = 1'520, kPowerUs = 40'000, kFirstUs = 4'100, kSecondUs = 100;
constexpr std::uint8_t kSecondLine = 0x40, kLineCells = 40;

}  // namespace

void Lcd::power_on(avr_cycle_count_t at) {
  memory_.fill(' ');
  lit_ = on_ = halves_ = in_pictures_ = false;
  half_waits_ = false;
  beginnings_ = 0;
  place_ = 0;
  port_ = 0xFF;
  busy_until_ = at + microseconds_of(kPowerUs);
}

std::vector<std::string> Lcd::text() const {
  constexpr std::array<std::uint8_t, 4> kPlaces = {0x00, kSecondLine, 0x14, 0x54};
  std::vector<std::string> rows;
  for (int line = 0; line < lines_; ++line) {
    std::string& row = rows.emplace_back();
    for (int column = 0; column < columns_; ++column) {
      const std::uint8_t letter = memory_[(kPlaces[static_cast<std::size_t>(line) % 4] + static_cast<std::size_t>(column)) % memory_.size()];
      row += !on_ ? ' ' : letter >= ' ' && letter < 0x7F ? static_cast<char>(letter) : '?';
    }
  }
  return rows;
}

bool Lcd::write(std::uint8_t byte, avr_cycle_count_t at) {
  const bool falls = (port_ & kClock) != 0 && (byte & kClock) == 0;
  if (falls && (port_ & kReads) == 0) half(static_cast<std::uint8_t>(port_ & 0xF0U), (port_ & kText) != 0, at);
  port_ = byte;
  lit_ = (byte & kLight) != 0;
  return true;
}

void Lcd::half(std::uint8_t bits, bool text, avr_cycle_count_t at) {
  if (at < busy_until_) {
    ++too_early_;
    return;
  }
  if (!halves_) return take(bits, text, at);
  if (!std::exchange(half_waits_, !half_waits_)) {
    high_half_ = bits;
    return;
  }
  take(static_cast<std::uint8_t>(high_half_ | bits >> 4U), text, at);
}

void Lcd::take(std::uint8_t byte, bool text, avr_cycle_count_t at) {
  busy_until_ = at + microseconds_of(kUsualUs);
  if (!text) return command(byte, at);
  if (!in_pictures_) memory_[place_] = byte;
  place_ = static_cast<std::uint8_t>(place_ + (rightwards_ ? 1 : -1));
  if (place_ == kLineCells) place_ = kSecondLine;
  if (place_ >= kSecondLine + kLineCells) place_ = 0;
}

void Lcd::command(std::uint8_t byte, avr_cycle_count_t at) {
  if ((byte & 0x80U) != 0) {
    place_ = static_cast<std::uint8_t>(byte & 0x7FU);
    in_pictures_ = false;
  } else if ((byte & 0x40U) != 0) {
    in_pictures_ = true;
  } else if ((byte & 0x20U) != 0) {
    halves_ = (byte & 0x10U) == 0;
    if (!halves_) busy_until_ = at + microseconds_of(++beginnings_ == 1 ? kFirstUs : kSecondUs);
  } else if ((byte & 0x10U) != 0) {
    return;  // the cursor moves, or the window: not used
  } else if ((byte & 0x08U) != 0) {
    on_ = (byte & 0x04U) != 0;
  } else if ((byte & 0x04U) != 0) {
    rightwards_ = (byte & 0x02U) != 0;
  } else if (byte != 0) {
    if ((byte & 0x02U) == 0) memory_.fill(' ');
    place_ = 0;
    busy_until_ = at + microseconds_of(kClearUs);
  }
}

}  // namespace lunabloc::virtual_board
