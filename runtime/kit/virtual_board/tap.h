// A tap on one of the simulator's registers: our function first sees a write or a read, and may pass it on.
//
// avr_register_io_write allows four shared registers in all and refuses a second reader; a tap has no such limit.
#pragma once

#include <simavr/sim_avr.h>

#include <cstdint>

namespace lunabloc::virtual_board {

// What the simulator itself does at a register.
class OwnWrite {
 public:
  OwnWrite() = default;
  OwnWrite(avr_io_write_t call, void* parameter) : call_(call), parameter_(parameter) {}
  void operator()(avr_t* avr, std::uint16_t address, std::uint8_t value) const {
    if (call_ != nullptr) {
      call_(avr, address, value, parameter_);
    } else {
      avr->data[address] = value;
    }
  }

 private:
  avr_io_write_t call_ = nullptr;
  void* parameter_ = nullptr;
};

// Puts `call` before the register's own write, and returns that one.
inline OwnWrite tap_write(avr_t* avr, std::uint16_t address, avr_io_write_t call, void* parameter) {
  auto& slot = avr->io[AVR_DATA_TO_IO(address)].w;
  const OwnWrite own(slot.c, slot.param);
  slot.c = call;
  slot.param = parameter;
  return own;
}

inline void replace_read(avr_t* avr, std::uint16_t address, avr_io_read_t call, void* parameter) {
  auto& slot = avr->io[AVR_DATA_TO_IO(address)].r;
  slot.c = call;
  slot.param = parameter;
}

}  // namespace lunabloc::virtual_board
