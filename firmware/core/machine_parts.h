// What the files of the machine share, and nobody else.
#pragma once

#include "core/machine.h"

// machine.c: a slice of a script's instructions.
enum machine_outcome {
  MACHINE_GOES_ON,
  MACHINE_WAITS,
  MACHINE_IS_OVER,
  MACHINE_IS_GONE,  // begun anew, or the program is over
};
enum machine_outcome machine_run(struct machine* machine, struct machine_script* script);

// machine_decimals.c: an instruction on decimal numbers, from its first cell on. The fault, or none.
uint8_t machine_decimals(uint8_t instruction, int32_t* cells);
// Seconds in two cells, and a moment.
void machine_moment_of(struct machine_moment* moment, const int32_t* seconds);
void machine_seconds_of(int32_t* seconds, const struct machine_moment* moment);

// machine_lists.c. The fault, or none; cells go and come on the stack.
uint8_t machine_lists(struct machine* machine, uint8_t instruction, uint8_t list, uint8_t width, uint8_t most);

// machine_scripts.c
void machine_moment_add(struct machine_moment* moment, const struct machine_moment* length);
bool machine_moment_before(const struct machine_moment* a, const struct machine_moment* b);
uint8_t machine_byte(const struct machine* machine, uint16_t at);  // of the body; 0 behind it
void machine_begin(struct machine* machine, uint8_t script, const struct machine_moment* due);
void machine_queue(struct machine* machine, struct machine_script* script);
void machine_arm(struct machine* machine, uint8_t script);
void machine_look_at_pins(struct machine* machine);
// True when the script at work is among those that begin anew: it is over.
bool machine_send(struct machine* machine, uint8_t message);
void machine_stop(struct machine* machine, uint8_t fault);
