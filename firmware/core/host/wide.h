// Numbers of eight bytes, the lowest first, on a computer.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define WIDE_BYTES 8

static inline void wide_twice(uint8_t* number) {
  uint64_t value;
  memcpy(&value, number, WIDE_BYTES);
  value += value;
  memcpy(number, &value, WIDE_BYTES);
}

static inline void wide_halve(uint8_t* number) {
  uint64_t value;
  memcpy(&value, number, WIDE_BYTES);
  value >>= 1;
  memcpy(number, &value, WIDE_BYTES);
}

static inline void wide_add(uint8_t* number, const uint8_t* other) {
  uint64_t a;
  uint64_t b;
  memcpy(&a, number, WIDE_BYTES);
  memcpy(&b, other, WIDE_BYTES);
  a += b;
  memcpy(number, &a, WIDE_BYTES);
}

// True when the other was larger; then the result is 2^64 more than it should be.
static inline bool wide_subtract(uint8_t* number, const uint8_t* other) {
  uint64_t a;
  uint64_t b;
  memcpy(&a, number, WIDE_BYTES);
  memcpy(&b, other, WIDE_BYTES);
  const bool less = a < b;
  a -= b;
  memcpy(number, &a, WIDE_BYTES);
  return less;
}
