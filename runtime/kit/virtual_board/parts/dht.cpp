#include "virtual_board/parts/dht.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace lunabloc::virtual_board {

namespace {

std::array<std::uint8_t, 5> bytes_of(DhtKind kind, int temperature, int humidity) {
  const auto size = static_cast<unsigned>(std::abs(temperature));
  const auto wet = static_cast<unsigned>(std::max(humidity, 0));
  const unsigned sign = temperature < 0 ? 0x80U : 0;
  std::array<unsigned, 4> bytes = {wet / 10, wet % 10, size / 10, size % 10 | sign};
  if (kind == DhtKind::dht22) bytes = {wet >> 8U, wet & 0xFFU, size >> 8U | sign, size & 0xFFU};
  std::array<std::uint8_t, 5> all{};
  unsigned sum = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    all[i] = static_cast<std::uint8_t>(bytes[i]);
    sum += bytes[i];
  }
  all[4] = static_cast<std::uint8_t>(sum);
  return all;
}

}  // namespace

Dht::Dht(avr_t* avr, int pin, DhtKind kind, std::function<void(std::optional<bool>)> drive)
    : avr_(avr), pin_(pin), kind_(kind), drive_(std::move(drive)) {}

void Dht::set(int temperature, int humidity) {
  temperature_ = temperature;
  humidity_ = humidity;
}

void Dht::pin_changed(int pin, Hold hold, avr_cycle_count_t at) {
  if (pin != pin_ || !edges_.empty()) return;
  if (hold.driven && !hold.level) {
    if (!low_since_) low_since_ = at;
    return;
  }
  if (!low_since_) return;
  const avr_cycle_count_t pulse = at - *low_since_;
  low_since_.reset();
  if (hold.driven || !takes(pulse, at)) {
    ++refused_;
    return;
  }
  answer();
}

bool Dht::takes(avr_cycle_count_t pulse, avr_cycle_count_t at) const {
  const unsigned shortest_us = kind_ == DhtKind::dht11 ? 18'000 : 1'000;
  constexpr unsigned kLongestUs = 30'000;
  return at >= ready_at_ && pulse >= microseconds_of(shortest_us) && pulse <= microseconds_of(kLongestUs);
}

void Dht::answer() {
  constexpr unsigned kThinksUs = 30, kSaysUs = 80, kBitUs = 50, kZeroUs = 26, kOneUs = 70;
  constexpr avr_cycle_count_t kRestUs11 = 1'000'000, kRestUs22 = 2'000'000;
  ++answers_;
  ready_at_ = avr_->cycle + microseconds_of(kind_ == DhtKind::dht11 ? kRestUs11 : kRestUs22);
  std::array<std::uint8_t, 5> bytes = bytes_of(kind_, temperature_, humidity_);
  if (damaged_) bytes[4] = static_cast<std::uint8_t>(~bytes[4]);
  edges_ = {{false, kSaysUs}, {true, kSaysUs}};
  for (const std::uint8_t byte : bytes)
    for (int bit = 7; bit >= 0; --bit) {
      edges_.push_back({false, kBitUs});
      edges_.push_back({true, (byte >> bit & 1) != 0 ? kOneUs : kZeroUs});
    }
  edges_.push_back({false, kBitUs});
  edges_.push_back({std::nullopt, 0});
  next_ = 0;
  avr_cycle_timer_register(avr_, microseconds_of(kThinksUs), next_edge, this);
}

avr_cycle_count_t Dht::next_edge(avr_t* /*avr*/, avr_cycle_count_t when, void* self) {
  Dht& me = *static_cast<Dht*>(self);
  if (me.next_ >= me.edges_.size()) return 0;
  const Edge edge = me.edges_[me.next_++];
  const bool last = me.next_ == me.edges_.size();
  if (last) me.edges_.clear();
  me.drive_(edge.level);
  return last ? 0 : when + microseconds_of(edge.lasts_us);
}

void Dht::chip_was_reset() {
  if (!edges_.empty()) drive_(std::nullopt);
  edges_.clear();
  low_since_.reset();
}

}  // namespace lunabloc::virtual_board
