#include "virtual_board/pins.h"

#include <simavr/avr_adc.h>
#include <simavr/avr_ioport.h>

#include <algorithm>
#include <utility>

namespace lunabloc::virtual_board {

namespace {

// Where a timer drives a pin: two mode bits in its control register, the duty in its compare register.
struct PwmPin {
  int pin;
  std::uint16_t control;
  unsigned mode_shift;
  std::uint16_t compare;
};
constexpr std::uint16_t kTimer1Control = 0x80;
constexpr PwmPin kPwmPins[] = {{6, 0x44, 6, 0x47},           {5, 0x44, 4, 0x48},
                               {9, kTimer1Control, 6, 0x88}, {10, kTimer1Control, 4, 0x8A},
                               {11, 0xB0, 6, 0xB3},          {3, 0xB0, 4, 0xB4}};
constexpr int kFullDuty = 255;

unsigned word(const avr_t* avr, std::uint16_t low) {
  return static_cast<unsigned>(avr->data[low]) | static_cast<unsigned>(avr->data[low + 1]) << 8U;
}

// The 16-bit timer counts to 255, 511, 1023 or to what ICR1 says; 0 when it makes no PWM.
unsigned timer1_top(const avr_t* avr) {
  const unsigned mode = (avr->data[0x80] & 3U) | (avr->data[0x81] >> 1U & 0xCU);
  switch (mode) {
    case 1:
    case 5:
      return 255;
    case 2:
    case 6:
      return 511;
    case 3:
    case 7:
      return 1023;
    case 8:
    case 10:
    case 14:
      return word(avr, 0x86);
    default:
      return 0;
  }
}

// The duty in 255ths when a timer makes a PWM on this pin.
std::optional<int> duty(const avr_t* avr, int pin) {
  const auto* found =
      std::find_if(std::begin(kPwmPins), std::end(kPwmPins), [&](const PwmPin& p) { return p.pin == pin; });
  if (found == std::end(kPwmPins)) return std::nullopt;
  if ((avr->data[found->control] >> found->mode_shift & 3U) < 2) return std::nullopt;
  if (found->control == kTimer1Control) {
    const unsigned top = timer1_top(avr);
    if (top == 0) return std::nullopt;
    return static_cast<int>(std::min(word(avr, found->compare), top) * kFullDuty / top);
  }
  if ((avr->data[found->control] & 1U) == 0) return std::nullopt;  // not a PWM mode: it counts and clears
  return avr->data[found->compare];
}

const Port* port_of(int pin) {
  for (const Port& port : kPorts)
    if (pin >= port.first_pin && pin < port.first_pin + port.pins) return &port;
  return nullptr;
}

avr_irq_t* pin_signal(avr_t* avr, const Port& port, int bit) {
  return avr_io_getirq(avr, static_cast<std::uint32_t>(AVR_IOCTL_IOPORT_GETIRQ(port.name)), bit);
}

}  // namespace

Pins::Pins(avr_t* avr) : avr_(avr) {
  constexpr std::size_t kMostTaps = 32;
  tapped_.reserve(kMostTaps);  // their addresses are given away
  for (const Port& port : kPorts) {
    tap(port.pin_register);
    tap(port.direction_register());
    tap(port.output_register());
  }
  constexpr std::uint16_t kTimerRegisters[] = {0x44, 0x47, 0x48, 0x80, 0x81, 0x88, 0x8A, 0xB0, 0xB3, 0xB4};
  for (const std::uint16_t address : kTimerRegisters) tap(address);
}

void Pins::tap(std::uint16_t address) {
  Tapped& tapped = tapped_.emplace_back(Tapped{this, {}});
  tapped.own = tap_write(avr_, address, write, &tapped);
}

void Pins::write(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* tapped) {
  const auto& tap = *static_cast<Tapped*>(tapped);
  tap.own(avr, address, value);
  tap.owner->look();
}

Pins::Shown Pins::shown(const Port& port, int bit) const {
  if ((avr_->data[port.direction_register()] >> bit & 1) == 0) return {};
  if (const std::optional<int> pwm = duty(avr_, port.first_pin + bit)) return {PinOutput::pwm, *pwm};
  return {PinOutput::level, avr_->data[port.output_register()] >> bit & 1};
}

void Pins::hide(int pin) {
  if (pin >= 0 && pin < kPins) hidden_[static_cast<std::size_t>(pin)] = true;
}

void Pins::look_at_holds(const Port& port) {
  for (int bit = 0; bit < port.pins; ++bit) {
    const auto place = static_cast<std::size_t>(port.first_pin + bit);
    const Hold now{(avr_->data[port.direction_register()] >> bit & 1) != 0, (avr_->data[port.output_register()] >> bit & 1) != 0};
    if (std::exchange(holds_[place], now) != now) watch_(port.first_pin + bit, now, avr_->cycle);
  }
}

void Pins::look() {
  for (const Port& port : kPorts) {
    if (watch_) look_at_holds(port);
    for (int bit = 0; bit < port.pins; ++bit) {
      const int pin = port.first_pin + bit;
      if (pin < kFirstReportedPin) continue;
      const Shown now = shown(port, bit);
      const auto place = static_cast<std::size_t>(pin);
      const Shown before = std::exchange(shown_[place], now);
      if (now == before || hidden_[place]) continue;
      const auto at = std::chrono::microseconds(avr_->cycle / (kClockHertz / 1'000'000));
      PinChange& change = changes_.emplace_back(PinChange{at, pin, now.output, now.value, std::nullopt});
      if (before == kHigh && now == Shown{}) change.high = at - since_[place];
      since_[place] = at;
    }
  }
}

void Pins::drive(int pin, std::optional<bool> level) {
  const Port* port = port_of(pin);
  if (port == nullptr) return;
  external_[static_cast<std::size_t>(pin)] = level;
  apply_external(*port);
}

// simavr needs both: the level for later, when the program writes the port, and the signal for now.
void Pins::apply_external(const Port& port) {
  avr_ioport_external_t held{};
  held.name = static_cast<unsigned char>(port.name) & 0x7FU;
  unsigned mask = 0;
  unsigned value = 0;
  for (int bit = 0; bit < port.pins; ++bit) {
    const std::optional<bool> level = external_[static_cast<std::size_t>(port.first_pin + bit)];
    if (!level) continue;
    mask |= 1U << bit;
    if (*level) value |= 1U << bit;
  }
  held.mask = static_cast<unsigned char>(mask);
  held.value = static_cast<unsigned char>(value);
  avr_ioctl(avr_, static_cast<std::uint32_t>(AVR_IOCTL_IOPORT_SET_EXTERNAL(port.name)), &held);
  for (int bit = 0; bit < port.pins; ++bit) {
    if ((avr_->data[port.direction_register()] >> bit & 1) != 0) continue;
    const std::optional<bool> level = external_[static_cast<std::size_t>(port.first_pin + bit)];
    const bool pulled_up = (avr_->data[port.output_register()] >> bit & 1) != 0;
    avr_raise_irq(pin_signal(avr_, port, bit), level.value_or(pulled_up) ? 1 : 0);
  }
}

void Pins::set_millivolts(int channel, int millivolts) {
  if (channel < 0 || channel >= kAnalogChannels) return;
  millivolts_[static_cast<std::size_t>(channel)] = std::clamp(millivolts, 0, 5000);
  apply_millivolts(channel);
}

void Pins::apply_millivolts(int channel) {
  avr_raise_irq(avr_io_getirq(avr_, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + channel),
                static_cast<std::uint32_t>(millivolts_[static_cast<std::size_t>(channel)]));
}

void Pins::release() {
  for (const Port& port : kPorts) {
    avr_->data[port.direction_register()] = 0;
    avr_->data[port.output_register()] = 0;
  }
  look();
}

void Pins::after_reset() {
  for (const Port& port : kPorts) {
    for (int bit = 0; bit < IOPORT_IRQ_COUNT; ++bit) pin_signal(avr_, port, bit)->value = 0;
    apply_external(port);
  }
  for (int channel = 0; channel < kAnalogChannels; ++channel) apply_millivolts(channel);
  look();
}

std::vector<PinChange> Pins::take_changes() {
  return std::exchange(changes_, {});
}

}  // namespace lunabloc::virtual_board
