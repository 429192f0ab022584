// Where the machine's programs and tables lie on a computer: all in one memory.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define CODE_TABLE

static inline uint8_t code_table_byte(const uint8_t* at) {
  return *at;
}

static inline uint8_t code_byte(const uint8_t* at, bool in_ram) {
  (void)in_ram;
  return *at;
}

// And on to the next one.
static inline uint8_t code_next_byte(const uint8_t** at, bool in_ram) {
  (void)in_ram;
  return *(*at)++;
}
