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

// A time since the program began, or a length of time: microseconds, the low byte first.
#define MACHINE_MOMENT_BYTES 6
struct machine_moment {
  uint8_t bytes[MACHINE_MOMENT_BYTES];
};

struct machine_script {
  const uint8_t* row;            // of the program's body: entry, cells, trigger, argument
  const uint8_t* pc;
  uint8_t top, frame;            // cells in use end there; those of the function begin there
  uint8_t base, limit;           // its part of the machine's cells
  bool active : 1;
  bool armed : 1;                // waits for its trigger
  bool again : 1;                // every period
  bool low : 1, bounces : 1;     // its pin
  // Whose turn it is: the moment counts first, then who began to wait first; one number, the low byte first.
  uint16_t turn;
  struct machine_moment due;     // when it goes on, and its own time while it works
  struct machine_moment period;
  uint16_t heard;                // when its pin last changed
};

struct machine;

// Called through machine_calls.h, which on a chip calls the board itself and needs no table.
struct machine_host {
  uint32_t (*microseconds)(struct machine* machine);
  // Arguments in, results out, in the same cells. False: not yet, to be asked again.
  bool (*ask)(struct machine* machine, uint8_t request, int32_t* cells);
};

struct machine {
  const struct machine_host* host;
  const uint8_t* code;
  uint16_t length;
  bool in_ram;
  uint8_t scripts_count;
  uint8_t fault;
  uint16_t fault_pc;  // behind the instruction, or within it
  struct machine_script* current;  // at work, or null
  uint16_t turns;
  uint32_t chance;
  uint32_t last_microseconds;
  struct machine_moment now;
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
bool machine_is_over(struct machine* machine);
// No script is at work, or will be within so many milliseconds.
bool machine_rests(struct machine* machine, uint8_t milliseconds);

// CRC-16 with the polynomial 0x1021, from 0xFFFF on.
uint16_t machine_crc(const uint8_t* code, uint16_t length, bool in_ram);

#ifdef __cplusplus
}
#endif
