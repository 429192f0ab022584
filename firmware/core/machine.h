// The machine that runs a pupil's program on the board alone: instructions of shared/machine.h, several scripts at once.
//
// Knows no pin, no protocol and no chip: what a program wants from the board it asks a host for. Never waits: a script
// that waits, or whose request has no answer yet, is a state, looked at again in the next step. Programs are hostile:
// whatever the bytes are, nothing outside the program's own cells is written, and every step ends.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "shared/machine.h"

#ifdef __cplusplus
extern "C" {
#endif

struct machine_host {
  void* context;
  uint32_t (*microseconds)(void* context);
  // Arguments in, results out, in the same cells. False: not yet, to be asked again.
  bool (*ask)(void* context, uint8_t request, int32_t* cells);
};

// A time since the program began, or a length of time; at most 24 days.
struct machine_moment {
  uint32_t milliseconds;
  uint16_t microseconds;  // below 1000
};

struct machine_script {
  struct machine_moment due;     // when it goes on, and its own time while it works
  struct machine_moment period;  // 0: once
  uint16_t pc;
  uint16_t turn;                 // of those that are due at one moment the one that began to wait first
  uint16_t heard;                // milliseconds: when its pin last changed
  uint8_t base, cells;           // its part of the cells
  uint8_t top, frame;
  bool active, armed, low;
};

struct machine {
  const struct machine_host* host;
  const uint8_t* code;
  uint16_t length;
  bool in_ram;
  uint8_t scripts_count;
  uint8_t current;  // script at work; scripts_count: none
  uint8_t fault;
  uint16_t fault_pc;  // behind the instruction, or within it
  uint16_t turns;
  uint32_t chance;
  uint32_t last_microseconds;
  struct machine_moment now;
  // Of the script at work
  const uint8_t* pc;
  int32_t* sp;
  int32_t* frame;
  int32_t* base;
  int32_t* limit;
  struct machine_script scripts[LUNABLOC_MACHINE_SCRIPTS];
  int32_t cells[LUNABLOC_MACHINE_CELLS];
};

// Takes a program's body up; its first script is due at once. False when it is no program (the fault says so).
// The program may have the first `cells` of the machine's; the others stay as they are.
bool machine_start(struct machine* machine, const struct machine_host* host, const uint8_t* code, uint16_t length,
                   bool in_ram, uint8_t cells);
// A slice of the script whose turn it is. False when no script is due.
bool machine_step(struct machine* machine);
// Nothing is at work, and nothing can begin any more.
bool machine_is_over(const struct machine* machine);
// No script is at work, or will be within so many milliseconds.
bool machine_rests(const struct machine* machine, uint8_t milliseconds);

// CRC-16 with the polynomial 0x1021, from 0xFFFF on.
uint16_t machine_crc(const uint8_t* code, uint16_t length, bool in_ram);

#ifdef __cplusplus
}
#endif
