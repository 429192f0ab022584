// Numbers of eight bytes or of a few, the lowest first, on a computer.
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

static inline void wide_add(uint8_t* number, const uint8_t* other, uint8_t bytes) {
  uint64_t a = 0;
  uint64_t b = 0;
  memcpy(&a, number, bytes);
  memcpy(&b, other, bytes);
  a += b;
  memcpy(number, &a, bytes);
}

static inline bool wide_is_less(const uint8_t* number, const uint8_t* other, uint8_t bytes) {
  uint64_t a = 0;
  uint64_t b = 0;
  memcpy(&a, number, bytes);
  memcpy(&b, other, bytes);
  return a < b;
}

// True when the other was larger; then the result is more than it should be, by one above its highest bit.
static inline bool wide_subtract(uint8_t* number, const uint8_t* other, uint8_t bytes) {
  const bool less = wide_is_less(number, other, bytes);
  uint64_t a = 0;
  uint64_t b = 0;
  memcpy(&a, number, bytes);
  memcpy(&b, other, bytes);
  a -= b;
  memcpy(number, &a, bytes);
  return less;
}
