// What the machine asks its host for, on a chip: the board that it is on, without a table of functions in between.
#pragma once

#include "board_calls.h"
#include "core/machine.h"
#include "core/standalone.h"

static inline uint32_t machine_microseconds(struct machine* machine __attribute__((unused))) {
  return board_microseconds(0);
}

static inline bool machine_asks(struct machine* machine, uint8_t request, int32_t* cells) {
  return standalone_ask(machine, request, cells);
}

static inline const struct machine_host* machine_board_host(void) {
  return 0;
}
