// A program that runs on the board alone: its instructions, what it asks the board for, and how it lies in memory.
//
// One row each, for the compiler and for the machine; both count on the numbers, and programs in flash outlive either:
// add at the end, never renumber, and raise LUNABLOC_MACHINE_ABI when an older machine could not run a new program.
// firmware/PROTOCOL.md describes the whole.
#pragma once

#define LUNABLOC_MACHINE_MAGIC_0 'L'
#define LUNABLOC_MACHINE_MAGIC_1 'B'
#define LUNABLOC_MACHINE_FORMAT 1
#define LUNABLOC_MACHINE_ABI 2
#define LUNABLOC_MACHINE_HEADER_BYTES 8
#define LUNABLOC_MACHINE_AREA 0x6800U  // of flash; the firmware is linked below
// The firmware says which ABI it has in its last four bytes: 'L' 'B' ABI, then its complement.
#define LUNABLOC_MACHINE_MARK 0x67FCU

#define LUNABLOC_MACHINE_CELLS 112  // of 32 bits, for variables and the scripts' stacks
#define LUNABLOC_MACHINE_SCRIPTS 8
#define LUNABLOC_MACHINE_SCRIPT_BYTES 5  // in the body: entry in two bytes, cells of stack, trigger, its argument
// A program ends with so many zeros, the instruction `end`: nothing can run over its end.
#define LUNABLOC_MACHINE_TAIL 9
#define LUNABLOC_MACHINE_STACK_BYTES 4   // a cell
// A script that is this late counts from the time it is; until then from the time it should be, so that no wait drifts.
#define LUNABLOC_MACHINE_MOST_LATE_US 50000UL

// ROW(name, bytes behind it, cells taken, cells given, what it does). D is a decimal number, in two cells.
#define LUNABLOC_MACHINE_INSTRUCTIONS(ROW)                                              \
  ROW(end, 0, 0, 0, "the script is over")                                               \
  ROW(push_8, 1, 0, 1, "a whole number of one byte")                                    \
  ROW(push_16, 2, 0, 1, "of two bytes, low byte first")                                 \
  ROW(push_32, 4, 0, 1, "of four bytes")                                                \
  ROW(push_decimal, 8, 0, 2, "D of eight bytes")                                        \
  ROW(load, 1, 0, 1, "a cell of the program's variables")                               \
  ROW(store, 1, 1, 0, "into such a cell")                                               \
  ROW(load_local, 1, 0, 1, "a cell of the function's")                                  \
  ROW(store_local, 1, 1, 0, "into such a cell")                                         \
  ROW(reserve, 1, 0, 0, "so many cells of zero")                                        \
  ROW(drop, 1, 0, 0, "so many cells")                                                   \
  ROW(add, 0, 2, 1, "whole numbers; one that needs more than 32 bits is a fault")       \
  ROW(subtract, 0, 2, 1, "")                                                            \
  ROW(multiply, 0, 2, 1, "")                                                            \
  ROW(divide, 0, 2, 1, "towards minus infinity, as // does")                            \
  ROW(modulo, 0, 2, 1, "with the sign of the divisor, as % does")                       \
  ROW(negate, 0, 1, 1, "")                                                              \
  ROW(equal, 0, 2, 1, "1 or 0")                                                         \
  ROW(less, 0, 2, 1, "")                                                                \
  ROW(less_equal, 0, 2, 1, "")                                                          \
  ROW(not, 0, 1, 1, "")                                                                 \
  ROW(jump, 2, 0, 0, "to a byte of the body")                                           \
  ROW(jump_if_not, 2, 1, 0, "when the cell is 0")                                       \
  ROW(jump_if_not_keep, 2, 1, 1, "the same; the cell stays when it jumps, else goes")   \
  ROW(jump_if_keep, 2, 1, 1, "when the cell is not 0, the same way")                    \
  ROW(call, 3, 0, 1, "a function at a byte of the body, with so many cells")            \
  ROW(give_back, 2, 0, 0, "from a function: cells given, cells it was called with")     \
  ROW(to_decimal, 0, 1, 2, "a whole number as D")                                       \
  ROW(decimal_add, 0, 4, 2, "D as IEEE 754 has it: what Lua computes, to the bit; dividing by zero is a fault")      \
  ROW(decimal_subtract, 0, 4, 2, "")                                                    \
  ROW(decimal_multiply, 0, 4, 2, "")                                                    \
  ROW(decimal_divide, 0, 4, 2, "")                                                      \
  ROW(decimal_floor, 0, 2, 2, "")                                                       \
  ROW(decimal_negate, 0, 2, 2, "")                                                      \
  ROW(decimal_equal, 0, 4, 1, "")                                                       \
  ROW(decimal_less, 0, 4, 1, "")                                                        \
  ROW(decimal_less_equal, 0, 4, 1, "")                                                  \
  ROW(floor_to_whole, 0, 2, 1, "one that needs more than 32 bits is a fault")           \
  ROW(nearest_whole, 0, 2, 1, "a half away from zero; the largest when it is too large") \
  ROW(wait, 0, 2, 0, "D seconds")                                                       \
  ROW(wait_milliseconds, 2, 0, 0, "")                                                   \
  ROW(begin, 1, 0, 0, "a script begins now")                                            \
  ROW(arm, 1, 0, 0, "a script waits for its trigger from now on")                       \
  ROW(every, 1, 2, 0, "a script begins every D seconds")                                \
  ROW(send, 1, 0, 0, "a message: the scripts that wait for it begin, anew if need be")  \
  ROW(stop, 0, 0, 0, "the program is over")                                             \
  ROW(time, 0, 0, 2, "D seconds since the program began")                               \
  ROW(random, 0, 2, 1, "a whole number from the first to the second")                   \
  ROW(list_get, 2, 1, 0, "of the list at a cell, with so many cells an element")        \
  ROW(list_set, 3, 1, 0, "the same, and how many elements it may have; index, value")   \
  ROW(list_remove, 2, 1, 0, "the element at an index")                                  \
  ROW(ask, 1, 0, 0, "the board for something: below")                                   \
  ROW(fault, 1, 0, 0, "ends the program with this fault")

// ROW(name, cells taken, cells given, what it does)
#define LUNABLOC_MACHINE_REQUESTS(ROW)                                        \
  ROW(pin_mode, 2, 0, "pin, mode of Firmata")                                 \
  ROW(level, 2, 0, "pin, 0 or not")                                           \
  ROW(duty, 2, 0, "pin, 0 to 255: a PWM")                                     \
  ROW(servo, 2, 0, "pin, 0 to 180: the angle of a servo")                     \
  ROW(tone, 2, 0, "pin, hertz; 0: silence")                                   \
  ROW(read_level, 1, 1, "pin")                                                \
  ROW(read_channel, 1, 1, "analog channel: 0 to 1023")                        \
  ROW(read_echo, 2, 1, "trigger pin, echo pin: microseconds, 0 for none")     \
  ROW(read_dht, 3, 1, "pin, kind of Firmata, 0: temperature, 1: humidity; tenths") \
  ROW(pixels, 6, 0, "pin, first pixel from 1 on, how many; red, green, blue: 0 to 255") \
  ROW(motor, 4, 0, "pins of its speed, of forward and of back; percent, below 0: back") \
  ROW(stepper_pins, 5, 0, "which motor, its four pins")                       \
  ROW(stepper_turn, 2, 1, "which motor, hundredths of a degree: the milliseconds it takes") \
  ROW(lcd_line, 2, 0, "address of a screen, line from 1 on: what follows is its text") \
  ROW(lcd_letters, 1, 0, "up to four, the first in the low byte; 0: none")    \
  ROW(lcd_whole, 1, 0, "a whole number's digits")                             \
  ROW(lcd_tenths, 1, 0, "a number of tenths, as 21.5")                        \
  ROW(lcd_show, 1, 0, "the line, filled up to so many letters")

// What ends a program before its time. ROW(name, meaning)
#define LUNABLOC_MACHINE_FAULTS(ROW)                          \
  ROW(none, "nothing is wrong")                               \
  ROW(code, "not a program of ours")                          \
  ROW(stack, "functions call each other too deep")            \
  ROW(division, "a division by zero")                         \
  ROW(too_large, "a number that needs more than 32 bits")     \
  ROW(list_index, "no element there in the list")             \
  ROW(list_full, "the list has no room for one more")         \
  ROW(step, "a loop whose step is zero")                      \
  ROW(range, "a chance between a number and a smaller one")

// When a script begins.
#define LUNABLOC_MACHINE_TRIGGERS(ROW)           \
  ROW(told, "when an instruction says so")       \
  ROW(pin_low, "when a pin goes low: a button")  \
  ROW(message, "when a message is sent")         \
  ROW(pin_change, "when a pin changes; the script is given 1 when it is low, else 0")

enum machine_instruction {
#define ROW(name, bytes, taken, given, meaning) MACHINE_##name,
  LUNABLOC_MACHINE_INSTRUCTIONS(ROW)
#undef ROW
  MACHINE_INSTRUCTION_COUNT
};

enum machine_request {
#define ROW(name, taken, given, meaning) MACHINE_REQUEST_##name,
  LUNABLOC_MACHINE_REQUESTS(ROW)
#undef ROW
  MACHINE_REQUEST_COUNT
};

enum machine_fault {
#define ROW(name, meaning) MACHINE_FAULT_##name,
  LUNABLOC_MACHINE_FAULTS(ROW)
#undef ROW
  MACHINE_FAULT_COUNT
};

enum machine_trigger {
#define ROW(name, meaning) MACHINE_TRIGGER_##name,
  LUNABLOC_MACHINE_TRIGGERS(ROW)
#undef ROW
  MACHINE_TRIGGER_COUNT
};
