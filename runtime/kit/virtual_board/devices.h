// What is wired to the virtual board beside levels and voltages: sensors, strips and displays, on the pins they are on.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "virtual_board/parts/dht.h"
#include "virtual_board/parts/echo.h"
#include "virtual_board/parts/lcd.h"
#include "virtual_board/parts/strip.h"
#include "virtual_board/pins.h"

namespace lunabloc::virtual_board {

class Devices {
 public:
  Devices(avr_t* avr, Pins& pins, Twi& twi);
  Devices(const Devices&) = delete;
  Devices& operator=(const Devices&) = delete;

  // The device there; wired now when there was none. One that is wired while the board has power is switched on then.
  Dht& dht(int pin, DhtKind kind);
  Strip& strip(int pin, int pixels);
  Echo& echo(int trigger, int pin);
  Lcd& lcd(std::uint8_t address, int columns, int lines);

  const std::map<int, std::unique_ptr<Strip>>& strips() const { return strips_; }
  const std::map<int, std::unique_ptr<Lcd>>& lcds() const { return lcds_; }

  void power_on();
  void chip_was_reset();

 private:
  template <class Wired>
  Wired& add(std::map<int, std::unique_ptr<Wired>>& devices, int place, std::unique_ptr<Wired> device);

  avr_t* avr_;
  Pins& pins_;
  Twi& twi_;
  std::vector<Device*> all_;
  std::map<int, std::unique_ptr<Dht>> dhts_;
  std::map<int, std::unique_ptr<Strip>> strips_;
  std::map<int, std::unique_ptr<Echo>> echoes_;
  std::map<int, std::unique_ptr<Lcd>> lcds_;
};

}  // namespace lunabloc::virtual_board
