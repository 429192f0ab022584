#include "virtual_board/devices.h"

namespace lunabloc::virtual_board {

Devices::Devices(avr_t* avr, Pins& pins, Twi& twi) : avr_(avr), pins_(pins), twi_(twi) {
  pins_.watch([this](int pin, Hold hold, avr_cycle_count_t at) {
    for (Device* device : all_) device->pin_changed(pin, hold, at);
  });
}

template <class Wired>
Wired& Devices::add(std::map<int, std::unique_ptr<Wired>>& devices, int place, std::unique_ptr<Wired> device) {
  Wired& added = *(devices[place] = std::move(device));
  added.power_on(avr_->cycle);
  all_.push_back(&added);
  return added;
}

Dht& Devices::dht(int pin, DhtKind kind) {
  const auto found = dhts_.find(pin);
  if (found != dhts_.end()) return *found->second;
  return add(dhts_, pin, std::make_unique<Dht>(avr_, pin, kind, [this, pin](std::optional<bool> level) { pins_.drive(pin, level); }));
}

Strip& Devices::strip(int pin, int pixels) {
  const auto found = strips_.find(pin);
  if (found != strips_.end()) return *found->second;
  pins_.hide(pin);  // its edges are a million a second
  return add(strips_, pin, std::make_unique<Strip>(avr_, pin, pixels));
}

Echo& Devices::echo(int trigger, int pin) {
  const auto found = echoes_.find(trigger);
  if (found != echoes_.end()) return *found->second;
  return add(echoes_, trigger, std::make_unique<Echo>(avr_, trigger, [this, pin](bool level) { pins_.drive(pin, level); }));
}

Lcd& Devices::lcd(std::uint8_t address, int columns, int lines) {
  const auto found = lcds_.find(address);
  if (found != lcds_.end()) return *found->second;
  Lcd& lcd = add(lcds_, address, std::make_unique<Lcd>(address, columns, lines));
  twi_.attach(&lcd);
  return lcd;
}

void Devices::power_on() {
  for (Device* device : all_) device->power_on(avr_->cycle);
}

void Devices::chip_was_reset() {
  for (Device* device : all_) device->chip_was_reset();
}

}  // namespace lunabloc::virtual_board
