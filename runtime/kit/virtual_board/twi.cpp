#include "virtual_board/twi.h"

#include <cstring>

#include "virtual_board/registers.h"
#include "virtual_board/tap.h"

namespace lunabloc::virtual_board {

namespace {

constexpr std::uint16_t kTwbr = 0xB8, kTwsr = 0xB9, kTwdr = 0xBB, kTwcr = 0xBC;
constexpr std::uint8_t kInterrupt = 0x80, kAcknowledge = 0x40, kStart = 0x20, kStop = 0x10, kEnable = 0x04;
constexpr std::uint8_t kScaler = 0x03, kNoStatus = 0xF8;
constexpr unsigned kBitsInByte = 9;  // with its acknowledge

avr_twi_t* twi_of(avr_t* avr) {
  for (avr_io_t* io = avr->io_port; io != nullptr; io = io->next)
    if (std::strcmp(io->kind, "twi") == 0) return reinterpret_cast<avr_twi_t*>(io);
  return nullptr;
}

}  // namespace

Twi::Twi(avr_t* avr) : avr_(avr), own_(twi_of(avr)) {
  tap_write(avr, kTwcr, write_control, this);
  tap_write(avr, kTwdr, write_data, this);
  tap_write(avr, kTwsr, write_plain, this);
  tap_write(avr, kTwbr, write_plain, this);
}

void Twi::after_reset() {
  phase_ = Phase::idle;
  starting_ = false;
  device_ = nullptr;
  avr_->data[kTwcr] = 0;
  avr_->data[kTwsr] = kNoStatus;
  avr_->data[kTwdr] = 0xFF;
}

avr_cycle_count_t Twi::bit_cycles() const {
  const unsigned scale = 1U << (2U * (avr_->data[kTwsr] & kScaler));
  return 16U + 2U * avr_->data[kTwbr] * scale;
}

void Twi::write_plain(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* /*self*/) {
  avr->data[address] = address == kTwsr ? static_cast<std::uint8_t>((avr->data[address] & ~kScaler) | (value & kScaler)) : value;
}

void Twi::write_data(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* /*self*/) {
  if ((avr->data[kTwcr] & kInterrupt) != 0) avr->data[address] = value;  // else it is being shifted
}

void Twi::write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
  Twi& me = *static_cast<Twi*>(self);
  const bool flagged = (avr->data[address] & kInterrupt) != 0;
  const bool goes_on = (value & kInterrupt) != 0;
  avr->data[address] = static_cast<std::uint8_t>(value & ~(kInterrupt | kStop));
  if (flagged && !goes_on) avr->data[address] |= kInterrupt;
  if (goes_on) me.own_->twi.pending = 0;
  if ((value & kEnable) == 0) {
    me.phase_ = Phase::idle;
    avr_cycle_timer_cancel(avr, done, self);
    return;
  }
  if (!goes_on) return;
  if ((value & kStop) != 0) {
    me.phase_ = Phase::idle;
    me.device_ = nullptr;
  }
  if (me.stuck_) return;
  if ((value & kStart) != 0) {
    me.starting_ = true;
    avr_cycle_timer_register(avr, me.bit_cycles(), done, self);
  } else if (me.phase_ != Phase::idle) {
    avr_cycle_timer_register(avr, kBitsInByte * me.bit_cycles(), done, self);
  }
}

avr_cycle_count_t Twi::done(avr_t* /*avr*/, avr_cycle_count_t /*when*/, void* self) {
  static_cast<Twi*>(self)->finish();
  return 0;
}

std::uint8_t Twi::address_sent() {
  const std::uint8_t byte = avr_->data[kTwdr];
  const bool read = (byte & 1U) != 0;
  device_ = nullptr;
  for (TwoWireDevice* device : devices_)
    if (device->address() == byte >> 1U) device_ = device;
  phase_ = device_ == nullptr ? Phase::refused : read ? Phase::reading : Phase::writing;
  if (read) return device_ == nullptr ? 0x48 : 0x40;
  return device_ == nullptr ? 0x20 : 0x18;
}

void Twi::finish() {
  std::uint8_t status = kNoStatus;
  const bool acknowledges = (avr_->data[kTwcr] & kAcknowledge) != 0;
  if (starting_) {
    status = phase_ == Phase::idle ? 0x08 : 0x10;
    starting_ = false;
    phase_ = Phase::started;
  } else if (phase_ == Phase::started) {
    status = address_sent();
  } else if (phase_ == Phase::writing) {
    status = device_->write(avr_->data[kTwdr], avr_->cycle) ? 0x28 : 0x30;
  } else if (phase_ == Phase::reading) {
    avr_->data[kTwdr] = device_->read();
    status = acknowledges ? 0x50 : 0x58;
  }
  avr_->data[kTwsr] = static_cast<std::uint8_t>(status | (avr_->data[kTwsr] & kScaler));
  avr_->data[kTwcr] |= kInterrupt;
  avr_raise_interrupt(avr_, &own_->twi);
}

}  // namespace lunabloc::virtual_board
