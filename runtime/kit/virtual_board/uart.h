// The chip's serial port and the wire to the host, bit times and all.
//
// Takes the place of simavr's own, which counts 11 bits a byte and hides overruns behind 64 bytes: here a byte takes
// 10 bits at either end's own speed, the receiver holds two bytes and one in its shift register, and the rest is lost.
// Knows no pseudo-terminal; bytes come and go through two queues.
#pragma once

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "virtual_board/line_noise.h"
#include "virtual_board/line_sampling.h"

namespace lunabloc::virtual_board {

class Uart {
 public:
  explicit Uart(avr_t* avr);
  Uart(const Uart&) = delete;
  Uart& operator=(const Uart&) = delete;

  // What the host's end of the wire does.
  void receive(std::span<const std::uint8_t> bytes);
  std::size_t waiting() const { return incoming_.size(); }
  std::vector<std::uint8_t> take_sent();
  void set_host_bauds(int bauds);
  void drop_line();
  // Both ways: of so many bytes one is spoiled; 0: none.
  void set_noise(int one_of) { noise_.set(one_of); }

  // After every reset of the core, which forgets registers and timers.
  void after_reset();
  // The wire goes on while the chip is held: what comes is lost.
  void pass_held(avr_cycle_count_t cycles);

 private:
  static std::uint8_t read_status(avr_t* avr, avr_io_addr_t address, void* self);
  static std::uint8_t read_data(avr_t* avr, avr_io_addr_t address, void* self);
  static void write_status(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static void write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static void write_data(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static avr_cycle_count_t byte_arrived(avr_t* avr, avr_cycle_count_t when, void* self);
  static avr_cycle_count_t byte_left(avr_t* avr, avr_cycle_count_t when, void* self);

  avr_cycle_count_t host_byte_cycles() const;
  avr_cycle_count_t chip_byte_cycles() const;
  void start_receiving();
  void deliver(std::uint8_t byte);
  void publish();
  void clear(avr_int_vector_t& vector);

  avr_t* avr_;
  avr_uart_t* own_;  // simavr's, for its interrupt vectors
  int host_bauds_ = 115200;
  LineNoise noise_;
  std::deque<std::uint8_t> incoming_;
  bool wire_busy_ = false;
  avr_cycle_count_t held_cycles_ = 0;
  std::deque<Frame> received_;
  bool overrun_ = false;
  std::optional<std::uint8_t> leaving_;
  std::optional<std::uint8_t> next_;
  bool transmit_complete_ = false;
  std::vector<std::uint8_t> sent_;
};

}  // namespace lunabloc::virtual_board
