// Where the machine's programs and tables lie on an AVR: in flash, which needs its own instruction, or in RAM.
#pragma once

#include <avr/pgmspace.h>
#include <stdbool.h>
#include <stdint.h>

#define CODE_TABLE PROGMEM

static inline uint8_t code_table_byte(const uint8_t* at) {
  return pgm_read_byte(at);
}

// Both are tried, so that neither needs a jump; the address comes back one further on.
__attribute__((always_inline)) static inline uint8_t code_next_byte(const uint8_t** at, bool in_ram) {
  uint8_t byte;
  __asm__ volatile(
      "sbrs %[in_ram], 0\n"
      "lpm %[byte], Z+\n"
      "sbrc %[in_ram], 0\n"
      "ld %[byte], Z+\n"
      : [byte] "=&r"(byte), "+z"(*at)
      : [in_ram] "r"(in_ram));
  return byte;
}

__attribute__((always_inline)) static inline uint8_t code_byte(const uint8_t* at, bool in_ram) {
  return code_next_byte(&at, in_ram);
}
