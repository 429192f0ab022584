#include "virtual_board/chip.h"

#include <simavr/avr_extint.h>
#include <simavr/avr_watchdog.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <cstring>

#include "virtual_board/devices.h"
#include "virtual_board/registers.h"
#include "virtual_board/self_programming.h"
#include "virtual_board/tap.h"
#include "virtual_board/twi.h"
#include "virtual_board/uart.h"

namespace lunabloc::virtual_board {

namespace {

constexpr avr_cycle_count_t kCyclesPerMicrosecond = kClockHertz / 1'000'000;
constexpr avr_cycle_count_t kStartUpCycles = kClockHertz / 1000 * 66;  // the fuses of an Uno
constexpr avr_cycle_count_t kResetPulseCycles = kClockHertz / 1000 * 2;
constexpr avr_cycle_count_t kEepromCycles = kClockHertz / 10'000 * 34;
constexpr std::uint8_t kEepromWrite = 0x02;
constexpr std::uint8_t kEepromMasterWrite = 0x04;
constexpr avr_cycle_count_t kCyclesBetweenTimers = 16;  // more is faster and less exact
constexpr int kMillivolts = 5000;

void no_log(avr_t* /*avr*/, const int /*level*/, const char* /*format*/, va_list /*arguments*/) {}
void no_sleep(avr_t* /*avr*/, avr_cycle_count_t /*cycles*/) {}
avr_cycle_count_t stop_here(avr_t* /*avr*/, avr_cycle_count_t /*when*/, void* /*nothing*/) {
  return 0;
}

avr_t* make_core(std::uint32_t boot_start) {
  avr_global_logger_set(no_log);  // simavr would write to standard output
  avr_t* avr = avr_make_mcu_by_name("atmega328p");
  avr_init(avr);
  avr->frequency = kClockHertz;
  avr->vcc = avr->avcc = avr->aref = kMillivolts;
  avr->codeend = avr->flashend;
  avr->reset_pc = boot_start;
  avr->sleep = no_sleep;
  return avr;
}

struct EndCore {
  void operator()(avr_t* avr) const {
    avr_terminate(avr);
    std::free(avr);
  }
};

// A change of the watchdog's period counts at once, not from the next WDR.
class WatchdogMend {
 public:
  explicit WatchdogMend(avr_t* avr) { own_ = tap_write(avr, kWdtcsr, write, this); }

 private:
  static void write(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
    static_cast<WatchdogMend*>(self)->own_(avr, address, value);
    avr_ioctl(avr, AVR_IOCTL_WATCHDOG_RESET, nullptr);
  }
  OwnWrite own_;
};

// Writing a byte of EEPROM takes 3.4 ms, during which no other can be written.
class EepromMend {
 public:
  explicit EepromMend(avr_t* avr) {
    own_ = tap_write(avr, kEecr, write, this);
    replace_read(avr, kEecr, read, this);
  }

 private:
  static void write(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self) {
    auto& me = *static_cast<EepromMend*>(self);
    const bool busy = avr->cycle < me.busy_until_;
    const bool starts = (value & kEepromWrite) != 0 && (avr->data[address] & kEepromMasterWrite) != 0;
    if (busy) value = static_cast<std::uint8_t>(value & ~kEepromWrite);
    if (starts && !busy) me.busy_until_ = avr->cycle + kEepromCycles;
    me.own_(avr, address, value);
  }
  static std::uint8_t read(avr_t* avr, avr_io_addr_t address, void* self) {
    const bool busy = avr->cycle < static_cast<EepromMend*>(self)->busy_until_;
    return static_cast<std::uint8_t>(avr->data[address] | (busy ? kEepromWrite : 0));
  }
  OwnWrite own_;
  avr_cycle_count_t busy_until_ = 0;
};

enum class Power : std::uint8_t { off, held_in_reset, running, stuck };

}  // namespace

struct Chip::Parts {
  explicit Parts(std::uint32_t boot_start) : core(make_core(boot_start)), self_programming(core.get(), boot_start) {}
  std::unique_ptr<avr_t, EndCore> core;
  SelfProgramming self_programming;
  WatchdogMend watchdog{core.get()};
  EepromMend eeprom{core.get()};
  Uart uart{core.get()};
  Pins pins{core.get()};
  Twi twi{core.get()};
  Devices devices{core.get(), pins, twi};
  Power power = Power::off;
  ResetCause cause = ResetCause::power;
  avr_cycle_count_t held_until = 0;
};

Chip::Chip(std::uint32_t boot_start) : parts_(std::make_unique<Parts>(boot_start)) {}
Chip::~Chip() = default;

std::span<std::uint8_t> Chip::flash() {
  return {parts_->core->flash, kFlashBytes};
}
unsigned Chip::flash_operations() const {
  return parts_->self_programming.operations();
}
bool Chip::powered() const {
  return parts_->power != Power::off;
}

void Chip::power_on() {
  if (powered()) return;
  parts_->devices.power_on();
  begin_reset(ResetCause::power);
}

void Chip::power_off() {
  if (!powered()) return;
  parts_->self_programming.interrupt();
  parts_->pins.release();
  parts_->uart.drop_line();
  parts_->power = Power::off;
}

void Chip::reset() {
  if (powered()) begin_reset(ResetCause::external);
}

void Chip::begin_reset(ResetCause cause) {
  Parts& parts = *parts_;
  parts.self_programming.interrupt();
  parts.pins.release();
  parts.cause = cause;
  parts.held_until = parts.core->cycle + kStartUpCycles + (cause == ResetCause::external ? kResetPulseCycles : 0);
  parts.power = Power::held_in_reset;
}

void Chip::finish_reset() {
  Parts& parts = *parts_;
  avr_t* core = parts.core.get();
  core->run = avr_callback_run_raw;
  avr_reset(core);
  core->run = avr_callback_run_raw;  // simavr puts back what it found when its watchdog ended
  core->run_cycle_limit = kCyclesBetweenTimers;
  core->data[kMcusr] = static_cast<std::uint8_t>(parts.cause);
  // While pin 2 or 3 is low simavr would look at it in every cycle.
  avr_extint_set_strict_lvl_trig(core, EXTINT_IRQ_OUT_INT0, 0);
  avr_extint_set_strict_lvl_trig(core, EXTINT_IRQ_OUT_INT1, 0);
  parts.pins.after_reset();
  parts.twi.after_reset();
  parts.devices.chip_was_reset();
  parts.uart.after_reset();
  parts.power = Power::running;
}

void Chip::run_for(std::chrono::microseconds duration) {
  Parts& parts = *parts_;
  avr_t* core = parts.core.get();
  const avr_cycle_count_t end = core->cycle + static_cast<avr_cycle_count_t>(duration.count()) * kCyclesPerMicrosecond;
  bool bounded = false;
  while (core->cycle < end) {
    if (parts.power == Power::running) {
      // A sleeping core jumps to the next timer: let there be one where we want to stop.
      if (!bounded) avr_cycle_timer_register(core, end - core->cycle, stop_here, nullptr);
      bounded = true;
      const int state = avr_run(core);
      if (core->run != avr_callback_run_raw) {
        begin_reset(ResetCause::watchdog);
        bounded = false;
      } else if (state == cpu_Done || state == cpu_Crashed || state == cpu_Stopped) {
        parts.power = Power::stuck;
      }
      continue;
    }
    const bool held = parts.power == Power::held_in_reset;
    const avr_cycle_count_t until = held ? std::min(end, std::max(parts.held_until, core->cycle)) : end;
    if (powered()) parts.uart.pass_held(until - core->cycle);
    core->cycle = until;
    if (held && core->cycle >= parts.held_until) finish_reset();
  }
}

std::chrono::microseconds Chip::now() const {
  return std::chrono::microseconds(parts_->core->cycle / kCyclesPerMicrosecond);
}

void Chip::receive(std::span<const std::uint8_t> bytes) {
  if (powered()) parts_->uart.receive(bytes);
}
std::size_t Chip::waiting() const {
  return parts_->uart.waiting();
}
std::vector<std::uint8_t> Chip::take_sent() {
  return parts_->uart.take_sent();
}
void Chip::set_host_bauds(int bauds) {
  parts_->uart.set_host_bauds(bauds);
}
void Chip::drop_line() {
  parts_->uart.drop_line();
}

void Chip::set_noise(int one_of) {
  parts_->uart.set_noise(one_of);
}

void Chip::drive(int pin, std::optional<bool> level) {
  parts_->pins.drive(pin, level);
}
void Chip::set_millivolts(int channel, int millivolts) {
  parts_->pins.set_millivolts(channel, millivolts);
}
Devices& Chip::devices() {
  return parts_->devices;
}
void Chip::hold_two_wires(bool held) {
  parts_->twi.set_stuck(held);
}
std::vector<PinChange> Chip::take_changes() {
  return parts_->pins.take_changes();
}

}  // namespace lunabloc::virtual_board
