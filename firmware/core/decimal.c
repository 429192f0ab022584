#include "core/decimal.h"

#include <string.h>

#define MANTISSA_BITS 52
#define EXPONENT_BIAS 1023
#define MOST_EXPONENT 2046
#define WORK_BIT 62  // where the highest bit stands while there is work to do

struct parts {
  uint64_t mantissa;  // with its hidden bit; 0 for zero
  int16_t exponent;
  bool negative;
};

bool decimal_is_negative(const int32_t* a) {
  return a[1] < 0;
}

void decimal_negate(int32_t* a) {
  if (a[1] != 0) a[1] ^= INT32_MIN;
}

static void take_apart(struct parts* parts, const int32_t* cells) {
  parts->negative = cells[1] < 0;
  parts->exponent = (int16_t)((uint16_t)((uint32_t)cells[1] >> 16) >> 4 & 0x7FFU);
  memcpy(&parts->mantissa, cells, sizeof parts->mantissa);
  parts->mantissa &= ((uint64_t)1 << MANTISSA_BITS) - 1U;
  if (parts->exponent == 0) {
    parts->mantissa = 0;
  } else {
    parts->mantissa |= (uint64_t)1 << MANTISSA_BITS;
  }
}

// The lowest bit stands for everything below.
static void halve(struct parts* parts) {
  const uint8_t lost = (uint8_t)parts->mantissa & 1U;
  parts->mantissa = parts->mantissa >> 1 | lost;
  ++parts->exponent;
}

static void twice(struct parts* parts) {
  parts->mantissa += parts->mantissa;
  --parts->exponent;
}

static void join(int32_t* cells, const struct parts* parts) {
  uint64_t bits = parts->mantissa & (((uint64_t)1 << MANTISSA_BITS) - 1U);
  memcpy(cells, &bits, sizeof bits);
  cells[1] = (int32_t)((uint32_t)cells[1] | (uint32_t)(uint16_t)parts->exponent << 20);
  if (parts->negative) cells[1] |= INT32_MIN;
}

// A mantissa whose highest bit is anywhere; of its bits WORK_BIT counts as one.
static bool put(int32_t* cells, struct parts* parts) {
  cells[0] = cells[1] = 0;
  if (parts->mantissa == 0) return true;
  if (parts->mantissa >> 63 != 0) halve(parts);
  // By bytes as far as that goes: bit by bit it would take long.
  while (parts->mantissa >> (WORK_BIT - 7) == 0) {
    parts->mantissa <<= 8;
    parts->exponent = (int16_t)(parts->exponent - 8);
  }
  while (parts->mantissa >> WORK_BIT == 0) twice(parts);
  parts->mantissa += 0x1FFU + ((uint16_t)parts->mantissa >> 10 & 1U);
  if (parts->mantissa >> 63 != 0) halve(parts);
  parts->mantissa >>= 10;
  if (parts->exponent <= 0) return true;
  if (parts->exponent > MOST_EXPONENT) return false;
  join(cells, parts);
  return true;
}

void decimal_of(int32_t* result, uint32_t magnitude, bool negative) {
  struct parts parts = {(uint64_t)magnitude << 31, EXPONENT_BIAS + 31, negative};
  put(result, &parts);
}

bool decimal_add(int32_t* first, const int32_t* second) {
  struct parts numbers[2];
  take_apart(&numbers[0], first);
  take_apart(&numbers[1], second);
  struct parts* a = &numbers[0];
  struct parts* b = &numbers[1];
  if (a->exponent < b->exponent) {
    a = &numbers[1];
    b = &numbers[0];
  }
  a->mantissa <<= 9;
  b->mantissa <<= 9;
  if (a->exponent - b->exponent > WORK_BIT) {
    b->mantissa = b->mantissa != 0 ? 1U : 0U;
    b->exponent = a->exponent;
  }
  for (; a->exponent - b->exponent >= 8; b->exponent = (int16_t)(b->exponent + 8)) {
    const uint8_t lost = (uint8_t)b->mantissa;
    b->mantissa = b->mantissa >> 8 | (lost != 0 ? 1U : 0U);
  }
  while (b->exponent < a->exponent) halve(b);
  ++a->exponent;
  if (a->negative == b->negative) {
    a->mantissa += b->mantissa;
  } else if (a->mantissa >= b->mantissa) {
    a->mantissa -= b->mantissa;
  } else {
    a->mantissa = b->mantissa - a->mantissa;
    a->negative = b->negative;
  }
  return put(first, a);
}

// The high half of a product; its lowest bit stands for the low half.
static uint64_t high_product(uint64_t a, uint64_t b) {
  const uint32_t a_low = (uint32_t)a;
  const uint32_t a_high = (uint32_t)(a >> 32);
  const uint32_t b_low = (uint32_t)b;
  const uint32_t b_high = (uint32_t)(b >> 32);
  const uint64_t low = (uint64_t)a_low * b_low;
  uint64_t middle = (uint64_t)a_high * b_low + (low >> 32);
  const uint64_t other = (uint64_t)a_low * b_high + (uint32_t)middle;
  middle = (middle >> 32) + (other >> 32) + (uint64_t)a_high * b_high;
  return middle | ((uint32_t)low != 0 || (uint32_t)other != 0 ? 1U : 0U);
}

bool decimal_multiply(int32_t* first, const int32_t* second) {
  struct parts a;
  struct parts b;
  take_apart(&a, first);
  take_apart(&b, second);
  // 2^52 · 2^11 times 2^52 · 2^10 is 2^125, whose high half is 2^61.
  a.mantissa = high_product(a.mantissa << 11, b.mantissa << 10);
  a.exponent = (int16_t)(a.exponent + b.exponent - EXPONENT_BIAS + 1);
  a.negative = a.negative != b.negative;
  return put(first, &a);
}

bool decimal_divide(int32_t* first, const int32_t* second) {
  struct parts a;
  struct parts b;
  take_apart(&a, first);
  take_apart(&b, second);
  if (b.mantissa == 0) return false;
  uint64_t quotient = 0;
  uint64_t rest = a.mantissa;
  const uint64_t divisor = b.mantissa;
  for (uint8_t digit = 0; digit < 7; ++digit) {
    uint8_t bits = 0;  // eight at a time: what the inner loop touches fits into registers
    for (uint8_t bit = 0; bit < 8; ++bit) {
      bits = (uint8_t)(bits << 1);
      if (rest >= divisor) {
        rest -= divisor;
        ++bits;
      }
      rest += rest;
    }
    quotient = quotient << 8 | bits;
  }
  quotient += quotient;
  if (rest != 0) quotient |= 1U;
  a.mantissa = quotient;
  // The first of the 56 bits stands at 56 now and counts as one.
  a.exponent = (int16_t)(a.exponent - b.exponent + EXPONENT_BIAS + WORK_BIT - 56);
  a.negative = a.negative != b.negative;
  return put(first, &a);
}

void decimal_floor(int32_t* cells) {
  struct parts a;
  take_apart(&a, cells);
  if (a.exponent >= EXPONENT_BIAS + MANTISSA_BITS) return;
  const uint64_t mantissa = a.mantissa;
  // All below the point goes out at the right, and is noticed.
  uint8_t behind = 0;
  bool lost = false;
  for (; a.exponent < EXPONENT_BIAS + MANTISSA_BITS && a.mantissa != 0; ++behind) {
    lost = lost || ((uint8_t)a.mantissa & 1U) != 0;
    a.mantissa >>= 1;
    ++a.exponent;
  }
  if (mantissa == 0 || !lost) return;
  if (a.negative) ++a.mantissa;
  a.mantissa <<= 10;
  a.exponent = EXPONENT_BIAS + MANTISSA_BITS;
  put(cells, &a);
}

int8_t decimal_compare(const int32_t* a, const int32_t* b) {
  // With the sign of the first the bits' order is the numbers'.
  if ((a[1] ^ b[1]) < 0) return a[1] < 0 ? -1 : 1;
  int8_t order = 0;
  if (a[1] != b[1]) {
    order = a[1] < b[1] ? -1 : 1;
  } else if (a[0] != b[0]) {
    order = (uint32_t)a[0] < (uint32_t)b[0] ? -1 : 1;
  }
  return a[1] < 0 ? (int8_t)-order : order;
}

uint32_t decimal_magnitude(const int32_t* cells, bool to_nearest) {
  struct parts a;
  take_apart(&a, cells);
  int16_t behind = (int16_t)(EXPONENT_BIAS + MANTISSA_BITS - a.exponent);
  if (behind < MANTISSA_BITS - 31) return UINT32_MAX;
  if (behind > MANTISSA_BITS + 1) return 0;
  for (; behind > 1; --behind) a.mantissa >>= 1;
  a.mantissa = (a.mantissa + (to_nearest ? 1U : 0U)) >> 1;
  return a.mantissa > UINT32_MAX ? UINT32_MAX : (uint32_t)a.mantissa;
}
