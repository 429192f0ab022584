// An ATmega328P on an Uno with its boot loader, in virtual time.
//
// simavr runs the instructions; what it does otherwise than the chip is mended here and in the files named after what
// they mend (KIT-FACTS in the design gives the list). Runs as fast as the machine can: keeping real time is the
// caller's affair. The same calls at the same virtual times give the same bytes and the same pins.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "virtual_board/pins.h"

struct avr_t;

namespace lunabloc::virtual_board {

class Devices;

enum class ResetCause : std::uint8_t { power = 0x01, external = 0x02, watchdog = 0x08 };  // the bits of MCUSR

inline constexpr std::uint32_t kUnoBootStart = 0x7E00;

class Chip {
 public:
  // Without power, with empty flash. A reset leads to the boot loader; older ones are larger.
  explicit Chip(std::uint32_t boot_start = kUnoBootStart);
  ~Chip();
  Chip(const Chip&) = delete;
  Chip& operator=(const Chip&) = delete;

  // The whole flash, boot loader included.
  std::span<std::uint8_t> flash();
  // Grows with every page erased or written by the chip itself.
  unsigned flash_operations() const;

  void power_on();
  void power_off();
  bool powered() const;
  // The edge of DTR: through its capacitor it pulls RESET low for a moment.
  void reset();

  void run_for(std::chrono::microseconds duration);
  std::chrono::microseconds now() const;

  // The wire. Bytes begin to arrive now, one after the other at the host's speed.
  void receive(std::span<const std::uint8_t> bytes);
  std::size_t waiting() const;
  std::vector<std::uint8_t> take_sent();
  void set_host_bauds(int bauds);
  // Forgets what is on its way in both directions, as an adapter does when it is closed.
  void drop_line();
  // A bad cable: of so many bytes one arrives changed or not at all; 0: none.
  void set_noise(int one_of);

  void drive(int pin, std::optional<bool> level);
  void set_millivolts(int channel, int millivolts);
  std::vector<PinChange> take_changes();
  // What is wired to it beside that.
  Devices& devices();
  // A device on the two wires that holds their clock for ever, until it is told otherwise.
  void hold_two_wires(bool held);

 private:
  struct Parts;
  void begin_reset(ResetCause cause);
  void finish_reset();

  std::unique_ptr<Parts> parts_;
};

}  // namespace lunabloc::virtual_board
