// The chip's two-wire port as a master, at the speed that TWBR says, with the data sheet's codes.
//
// Takes the place of simavr's own, which is ten times too fast and answers an address with the code of a byte.
#pragma once

#include <simavr/avr_twi.h>
#include <simavr/sim_avr.h>

#include <cstdint>
#include <vector>

namespace lunabloc::virtual_board {

// What hangs on the two wires.
class TwoWireDevice {
 public:
  TwoWireDevice() = default;
  virtual ~TwoWireDevice() = default;
  TwoWireDevice(const TwoWireDevice&) = delete;
  TwoWireDevice& operator=(const TwoWireDevice&) = delete;

  virtual std::uint8_t address() const = 0;
  // False: not acknowledged.
  virtual bool write(std::uint8_t byte, avr_cycle_count_t at) = 0;
  virtual std::uint8_t read() = 0;
};

class Twi {
 public:
  explicit Twi(avr_t* avr);
  Twi(const Twi&) = delete;
  Twi& operator=(const Twi&) = delete;

  void attach(TwoWireDevice* device) { devices_.push_back(device); }
  void after_reset();
  // The clock held low by a broken device: nothing goes on any more.
  void set_stuck(bool stuck) { stuck_ = stuck; }

 private:
  enum class Phase : std::uint8_t { idle, started, writing, reading, refused };

  static void write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static void write_data(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static void write_plain(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static avr_cycle_count_t done(avr_t* avr, avr_cycle_count_t when, void* self);
  avr_cycle_count_t bit_cycles() const;
  void finish();
  std::uint8_t address_sent();

  avr_t* avr_;
  avr_twi_t* own_;  // simavr's, for its interrupt vector
  std::vector<TwoWireDevice*> devices_;
  TwoWireDevice* device_ = nullptr;
  Phase phase_ = Phase::idle;
  bool starting_ = false, stuck_ = false;
};

}  // namespace lunabloc::virtual_board
