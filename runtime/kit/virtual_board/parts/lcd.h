// A character display: an HD44780 in its four-bit mode behind a PCF8574 on two wires.
//
// Takes a half byte when its clock falls, needs its time for each command and its beginning as the data sheet wants it.
// What comes too early is lost and counted, so a program that does not wait shows nonsense here as there.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "virtual_board/parts/device.h"
#include "virtual_board/twi.h"

namespace lunabloc::virtual_board {

class Lcd final : public Device, public TwoWireDevice {
 public:
  Lcd(std::uint8_t address, int columns, int lines) : address_(address), columns_(columns), lines_(lines) {}

  // What can be read on it; dark while it is off. Letters beyond ASCII are question marks.
  std::vector<std::string> text() const;
  bool lit() const { return lit_; }
  int too_early() const { return too_early_; }

  std::uint8_t address() const override { return address_; }
  bool write(std::uint8_t byte, avr_cycle_count_t at) override;
  std::uint8_t read() override { return port_; }
  void power_on(avr_cycle_count_t at) override;

 private:
  void half(std::uint8_t bits, bool text, avr_cycle_count_t at);
  void take(std::uint8_t byte, bool text, avr_cycle_count_t at);
  void command(std::uint8_t byte, avr_cycle_count_t at);

  std::uint8_t address_;
  int columns_, lines_;
  std::uint8_t port_ = 0xFF;
  bool lit_ = false, on_ = false, halves_ = false, rightwards_ = true;
  bool half_waits_ = false;
  std::uint8_t high_half_ = 0;
  int beginnings_ = 0;  // how often it was told to listen to whole bytes
  std::uint8_t place_ = 0;
  bool in_pictures_ = false;  // what is written makes a letter's picture, not text
  std::array<std::uint8_t, 128> memory_{};
  avr_cycle_count_t busy_until_ = 0;
  int too_early_ = 0;
};

}  // namespace lunabloc::virtual_board
