// Whatever the bytes of a program are, the machine stays within its own memory, asks only for what there is, and every
// step ends.
#include <cstring>
#include <vector>

#include "core/machine.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using lunabloc::fuzz::promise;
  if (size == 0 || size > 8000) return 0;
  // Cells beyond those it was given, as a trial program has them, are not its own.
  const auto cells = static_cast<std::uint8_t>(16 + data[0] % (LUNABLOC_MACHINE_CELLS - 15));
  std::vector<std::uint8_t> code(data + 1, data + size);
  code.insert(code.end(), LUNABLOC_MACHINE_TAIL, MACHINE_end);  // without them nothing begins
  static std::uint32_t now;
  now = 0;
  static unsigned asked;
  asked = 0;
  machine_host host{};
  host.microseconds = [](struct machine*) { return now; };
  host.ask = [](struct machine*, std::uint8_t request, std::int32_t* cell) {
    promise(request < MACHINE_REQUEST_COUNT, "only what there is is asked for");
    if (request == MACHINE_REQUEST_read_channel) return ++asked % 3 == 0;
    *cell = static_cast<std::int32_t>(now);
    return true;
  };
  machine machine;
  std::memset(&machine, 0x5A, sizeof machine);
  machine_start(&machine, &host, code.data(), static_cast<std::uint16_t>(code.size()), false, cells);
  for (int step = 0; step < 400 && machine.fault == MACHINE_FAULT_none && !machine_is_over(&machine); ++step) {
    machine_step(&machine);
    static_cast<void>(machine_rests(&machine, 3));
    now += 700;
  }
  for (int cell = cells; cell < LUNABLOC_MACHINE_CELLS; ++cell)
    promise(machine.cells[cell] == 0x5A5A5A5A, "cells that are not its own stay as they are");
  return 0;
}
