// What the machine asks its host for, on a computer: a table of functions.
#pragma once

#include "core/machine.h"
#include "core/standalone.h"

static inline uint32_t machine_microseconds(struct machine* machine) {
  return machine->host->microseconds(machine);
}

static inline bool machine_asks(struct machine* machine, uint8_t request, int32_t* cells) {
  return machine->host->ask(machine, request, cells);
}

// The host that a board's machine has.
static inline const struct machine_host* machine_board_host(void) {
  static const struct machine_host host = {standalone_microseconds, standalone_ask};
  return &host;
}
