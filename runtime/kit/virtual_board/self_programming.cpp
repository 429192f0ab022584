#include "virtual_board/self_programming.h"

#include <simavr/avr_flash.h>

#include "virtual_board/tap.h"

namespace lunabloc::virtual_board {

namespace {

constexpr avr_cycle_count_t kOperationCycles = kClockHertz / 1000 * 4;
// SPM must follow the write to SPMCSR within four cycles; the instructions' own cycles are counted after them.
constexpr avr_cycle_count_t kEnabledCycles = 6;
constexpr std::uint8_t kUnwritten = 0xFF;

}  // namespace

SelfProgramming::SelfProgramming(avr_t* avr, std::uint32_t boot_start) : avr_(avr), boot_start_(boot_start) {
  buffer_.fill(kUnwritten);
  module_.owner = this;
  module_.io.kind = "self programming";
  module_.io.ioctl = answer;
  avr_register_io(avr, &module_.io);  // asked before simavr's own
  tap_write(avr, kSpmcsr, write_control, this);
  replace_read(avr, kSpmcsr, read_control, this);
}

int SelfProgramming::answer(avr_io_t* io, std::uint32_t request, void* /*parameter*/) {
  if (request != AVR_IOCTL_FLASH_SPM) return -1;
  reinterpret_cast<Module*>(io)->owner->store();
  return 0;
}

void SelfProgramming::write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
  auto& me = *static_cast<SelfProgramming*>(self);
  me.settle();
  if (me.running_) return;
  avr->data[address] = value & 0x1FU;
  me.enabled_at_ = avr->cycle;
}

std::uint8_t SelfProgramming::read_control(avr_t* avr, avr_io_addr_t address, void* self) {
  static_cast<SelfProgramming*>(self)->settle();
  return avr->data[address];
}

void SelfProgramming::store() {
  settle();
  const std::uint8_t control = avr_->data[kSpmcsr];
  const bool enabled = (control & kSpmEnable) != 0 && avr_->cycle - enabled_at_ <= kEnabledCycles;
  if (running_ || !enabled || avr_->pc < boot_start_) return;

  const std::uint32_t address = avr_->data[R_ZL] | static_cast<std::uint32_t>(avr_->data[R_ZH]) << 8U;
  if ((control & kPageErase) != 0) return begin(Work::erase, address);
  if ((control & kPageWrite) != 0) return begin(Work::write, address);
  if ((control & kReadEnable) != 0) {
    buffer_.fill(kUnwritten);
  } else if ((control & kLockBits) == 0) {
    const std::uint32_t at = address % kPageBytes & ~1U;
    if (buffer_[at] == kUnwritten && buffer_[at + 1] == kUnwritten) {
      buffer_[at] = avr_->data[0];
      buffer_[at + 1] = avr_->data[1];
    }
  }
  avr_->data[kSpmcsr] = 0;
}

void SelfProgramming::begin(Work work, std::uint32_t address) {
  const std::uint32_t page = address % kFlashBytes / kPageBytes * kPageBytes;
  if (page >= boot_start_) {  // the lock bits of an Uno
    avr_->data[kSpmcsr] = 0;
    return;
  }
  running_ = Operation{work, page, avr_->cycle + kOperationCycles};
}

void SelfProgramming::settle() {
  if (!running_ || avr_->cycle < running_->end) return;
  apply(*running_, kPageBytes);
  if (running_->work == Work::write) buffer_.fill(kUnwritten);
  running_.reset();
  avr_->data[kSpmcsr] = 0;
}

void SelfProgramming::apply(const Operation& operation, std::uint32_t bytes) {
  std::uint8_t* page = avr_->flash + operation.page;
  for (std::uint32_t i = 0; i < bytes; ++i)
    page[i] = operation.work == Work::erase ? kUnwritten : static_cast<std::uint8_t>(page[i] & buffer_[i]);
  ++operations_;
}

void SelfProgramming::interrupt() {
  settle();
  if (running_) apply(*running_, kPageBytes / 2);
  running_.reset();
  buffer_.fill(kUnwritten);
}

}  // namespace lunabloc::virtual_board
