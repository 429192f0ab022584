#include "virtual_board/uart.h"

#include <cstring>
#include <utility>

#include "virtual_board/registers.h"
#include "virtual_board/tap.h"

namespace lunabloc::virtual_board {

namespace {

constexpr std::size_t kReceiverBytes = 3;  // two in the buffer, one in the shift register
constexpr int kBitsInByte = 10;

avr_uart_t* uart_of(avr_t* avr) {
  for (avr_io_t* io = avr->io_port; io != nullptr; io = io->next)
    if (std::strcmp(io->kind, "uart") == 0) return reinterpret_cast<avr_uart_t*>(io);
  return nullptr;
}

Uart* uart(void* self) {
  return static_cast<Uart*>(self);
}

}  // namespace

Uart::Uart(avr_t* avr) : avr_(avr), own_(uart_of(avr)) {
  replace_read(avr, kUcsr0a, read_status, this);
  replace_read(avr, kUdr0, read_data, this);
  tap_write(avr, kUcsr0a, write_status, this);
  tap_write(avr, kUcsr0b, write_control, this);
  tap_write(avr, kUdr0, write_data, this);
}

void Uart::receive(std::span<const std::uint8_t> bytes) {
  incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
  start_receiving();
}

std::vector<std::uint8_t> Uart::take_sent() {
  return std::exchange(sent_, {});
}

void Uart::set_host_bauds(int bauds) {
  if (bauds > 0) host_bauds_ = bauds;
}

void Uart::drop_line() {
  incoming_.clear();
  sent_.clear();
}

void Uart::after_reset() {
  received_.clear();
  overrun_ = false;
  leaving_.reset();
  next_.reset();
  transmit_complete_ = false;
  avr_->data[kUcsr0b] = 0;
  avr_->data[kUcsr0c] = 0x06;
  publish();
  held_cycles_ = 0;
  wire_busy_ = false;
  start_receiving();
}

void Uart::pass_held(avr_cycle_count_t cycles) {
  held_cycles_ += cycles;
  while (!incoming_.empty() && held_cycles_ >= host_byte_cycles()) {
    incoming_.pop_front();
    held_cycles_ -= host_byte_cycles();
  }
  if (incoming_.empty()) held_cycles_ = 0;
}

avr_cycle_count_t Uart::host_byte_cycles() const {
  return avr_cycle_count_t{kClockHertz} * kBitsInByte / static_cast<avr_cycle_count_t>(host_bauds_);
}

avr_cycle_count_t Uart::chip_byte_cycles() const {
  const unsigned divider = ((avr_->data[kUbrr0h] & 0x0FU) << 8U | avr_->data[kUbrr0l]) + 1U;
  const unsigned samples = (avr_->data[kUcsr0a] & kDoubleSpeed) != 0 ? 8 : 16;
  return avr_cycle_count_t{divider} * samples * kBitsInByte;
}

void Uart::start_receiving() {
  if (wire_busy_ || incoming_.empty()) return;
  wire_busy_ = true;
  avr_cycle_timer_register(avr_, host_byte_cycles(), byte_arrived, this);
}

avr_cycle_count_t Uart::byte_arrived(avr_t* /*avr*/, avr_cycle_count_t when, void* self) {
  Uart& me = *uart(self);
  if (!me.incoming_.empty()) {
    const std::uint8_t byte = me.incoming_.front();
    me.incoming_.pop_front();
    if (const std::optional<std::uint8_t> heard = me.noise_.pass(byte)) me.deliver(*heard);
  }
  me.wire_busy_ = !me.incoming_.empty();
  return me.wire_busy_ ? when + me.host_byte_cycles() : 0;
}

void Uart::deliver(std::uint8_t byte) {
  if ((avr_->data[kUcsr0b] & kReceiverOn) == 0) return;
  for (const Frame& frame :
       sample(byte, static_cast<double>(host_byte_cycles()), static_cast<double>(chip_byte_cycles()))) {
    if (received_.size() == kReceiverBytes) {
      overrun_ = true;
    } else {
      received_.push_back(frame);
    }
  }
  if (received_.empty()) return;
  publish();
  avr_raise_interrupt(avr_, &own_->rxc);
}

avr_cycle_count_t Uart::byte_left(avr_t* avr, avr_cycle_count_t when, void* self) {
  Uart& me = *uart(self);
  if (!me.leaving_) return 0;
  for (const Frame& frame :
       sample(*me.leaving_, static_cast<double>(me.chip_byte_cycles()), static_cast<double>(me.host_byte_cycles())))
    if (const std::optional<std::uint8_t> heard = me.noise_.pass(frame.byte)) me.sent_.push_back(*heard);
  me.leaving_ = std::exchange(me.next_, std::nullopt);
  if (me.leaving_) {
    me.publish();
    avr_raise_interrupt(avr, &me.own_->udrc);
    return when + me.chip_byte_cycles();
  }
  me.transmit_complete_ = true;
  me.publish();
  avr_raise_interrupt(avr, &me.own_->txc);
  return 0;
}

std::uint8_t Uart::read_status(avr_t* avr, avr_io_addr_t address, void* self) {
  uart(self)->publish();
  return avr->data[address];
}

std::uint8_t Uart::read_data(avr_t* avr, avr_io_addr_t /*address*/, void* self) {
  Uart& me = *uart(self);
  if (me.received_.empty()) return 0;
  const std::uint8_t byte = me.received_.front().byte;
  me.received_.pop_front();
  me.overrun_ = false;
  me.publish();
  if (me.received_.empty()) {
    me.clear(me.own_->rxc);
  } else {
    avr_raise_interrupt(avr, &me.own_->rxc);
  }
  return byte;
}

void Uart::write_status(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
  Uart& me = *uart(self);
  if ((value & kTransmitComplete) != 0) me.transmit_complete_ = false;
  avr->data[address] = value & (kDoubleSpeed | 0x01U);
  me.publish();
}

void Uart::write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
  Uart& me = *uart(self);
  avr->data[address] = value;
  if ((value & kReceiverOn) == 0) {
    me.received_.clear();
    me.clear(me.own_->rxc);
  }
  me.publish();
  if ((value & kReceiveInterrupt) != 0 && !me.received_.empty()) avr_raise_interrupt(avr, &me.own_->rxc);
  if ((value & kDataEmptyInterrupt) != 0 && !me.next_) avr_raise_interrupt(avr, &me.own_->udrc);
}

void Uart::write_data(avr_t* avr, avr_io_addr_t /*address*/, std::uint8_t value, void* self) {
  Uart& me = *uart(self);
  if ((avr->data[kUcsr0b] & kTransmitterOn) == 0 || me.next_) return;
  if (me.leaving_) {
    me.next_ = value;
    me.clear(me.own_->udrc);
    me.publish();
    return;
  }
  me.leaving_ = value;
  me.publish();
  avr_cycle_timer_register(avr, me.chip_byte_cycles(), byte_left, self);
  avr_raise_interrupt(avr, &me.own_->udrc);
}

// UCSR0A as the program reads it; simavr's interrupts look at the same bits.
void Uart::publish() {
  std::uint8_t status = avr_->data[kUcsr0a] & (kDoubleSpeed | 0x01U);
  if (!received_.empty()) {
    status |= kReceiveComplete;
    if (received_.front().framing_error) status |= kFrameError;
  }
  if (transmit_complete_) status |= kTransmitComplete;
  if (!next_) status |= kDataEmpty;
  if (overrun_) status |= kDataOverrun;
  avr_->data[kUcsr0a] = status;
}

void Uart::clear(avr_int_vector_t& vector) {
  vector.pending = 0;
}

}  // namespace lunabloc::virtual_board
