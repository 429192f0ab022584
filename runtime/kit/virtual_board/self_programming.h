// How a program writes the chip's own flash: SPM and its page buffer, as the data sheet has it.
//
// simavr's takes no time, works from anywhere and writes over unerased pages. Here an erase or a write takes 4 ms,
// only the boot section may do it and never to itself, a write can only clear bits, and a reset or a power cut in the
// middle leaves the page half done.
#pragma once

#include <simavr/sim_avr.h>

#include <array>
#include <cstdint>
#include <optional>

#include "virtual_board/registers.h"

namespace lunabloc::virtual_board {

class SelfProgramming {
 public:
  SelfProgramming(avr_t* avr, std::uint32_t boot_start);
  SelfProgramming(const SelfProgramming&) = delete;
  SelfProgramming& operator=(const SelfProgramming&) = delete;

  // Reset or power cut: what was going on stays half done, the page buffer is lost.
  void interrupt();
  // Counts finished erases and writes, so that a caller knows when an image on disk is old.
  unsigned operations() const { return operations_; }

 private:
  enum class Work : std::uint8_t { erase, write };
  struct Operation {
    Work work;
    std::uint32_t page;
    avr_cycle_count_t end;
  };

  static int answer(avr_io_t* io, std::uint32_t request, void* parameter);
  static void write_control(avr_t* avr, avr_io_addr_t address, std::uint8_t value, void* self);
  static std::uint8_t read_control(avr_t* avr, avr_io_addr_t address, void* self);

  // simavr asks io modules by a C structure; this one finds its way back.
  struct Module {
    avr_io_t io{};
    SelfProgramming* owner = nullptr;
  };

  void store();
  void begin(Work work, std::uint32_t address);
  void settle();
  void apply(const Operation& operation, std::uint32_t bytes);

  avr_t* avr_;
  std::uint32_t boot_start_;
  Module module_;
  std::array<std::uint8_t, kPageBytes> buffer_{};
  std::optional<Operation> running_;
  avr_cycle_count_t enabled_at_ = 0;
  unsigned operations_ = 0;
};

}  // namespace lunabloc::virtual_board
