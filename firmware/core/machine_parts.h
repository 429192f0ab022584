// What the files of the machine share, and nobody else.
#pragma once

#include "core/machine.h"

// machine.c: a slice of a script's instructions.
enum machine_outcome {
  MACHINE_GOES_ON,
  MACHINE_ASKS_AGAIN,  // what it asked the board for is not there yet
  MACHINE_WAITS,
  MACHINE_IS_OVER,
  MACHINE_IS_GONE,  // begun anew, or the program is over
};
enum machine_outcome machine_run(struct machine* machine, struct machine_script* script);
uint8_t machine_next_byte(const struct machine* machine, struct machine_script* script);  // of the script's instructions
int32_t* machine_cell(struct machine* machine, uint8_t number);

// machine_decimals.c: an instruction on decimal numbers, from its first cell on. The fault, or none.
uint8_t machine_decimals(uint8_t instruction, int32_t* cells);
// Seconds in two cells, and a moment.
void machine_moment_of(struct machine_moment* moment, const int32_t* seconds);
void machine_seconds_of(int32_t* seconds, const struct machine_moment* moment);

// machine_lists.c. The fault, or none; cells go and come on the stack.
uint8_t machine_lists(struct machine* machine, struct machine_script* script, uint8_t instruction, uint8_t list, uint8_t width);

// machine_scripts.c
void machine_moment_of_microseconds(struct machine_moment* moment, uint32_t microseconds);
void machine_moment_add(struct machine_moment* moment, const struct machine_moment* length);
void machine_begin(struct machine* machine, struct machine_script* script, const struct machine_moment* due);
void machine_let_pass(struct machine* machine, const struct machine_moment* length);  // for the script at work
// An instruction that rouses a script; the seconds are those of `every`.
void machine_rouse(struct machine* machine, struct machine_script* script, uint8_t instruction, const int32_t* seconds);
// True when the script at work is among those that begin anew: it is over.
bool machine_send(struct machine* machine, uint8_t message);
void machine_stop(struct machine* machine, uint8_t fault);
