// Where the machine's programs and tables lie on an AVR: in flash, which needs its own instruction, or in RAM.
#pragma once

#include <avr/pgmspace.h>
#include <stdbool.h>
#include <stdint.h>

#define CODE_TABLE PROGMEM

static inline uint8_t code_table_byte(const uint8_t* at) {
  return pgm_read_byte(at);
}

static inline uint8_t code_byte(const uint8_t* at, bool in_ram) {
  return in_ram ? *at : pgm_read_byte(at);
}

// The same where every cycle counts: never a call.
__attribute__((always_inline)) static inline uint8_t code_byte_at_once(const uint8_t* at, bool in_ram) {
  return in_ram ? *at : pgm_read_byte(at);
}
