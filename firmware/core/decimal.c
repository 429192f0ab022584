#include "core/decimal.h"

#include <string.h>

#include "wide.h"

#define MANTISSA_BITS 52
#define EXPONENT_BIAS 1023
#define MOST_EXPONENT 2046

#define LAST (WIDE_BYTES - 1)
#define ONE 0x10  // in the last byte: where the highest bit of a mantissa belongs
#define HALF 0x80  // in the byte behind it

// A number's mantissa lies as in its cells, one byte up: the first byte is what is behind its last bit, and its lowest bit
// stands for everything below.
struct parts {
  uint8_t mantissa[WIDE_BYTES];
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
  const uint8_t* bytes = (const uint8_t*)cells;  // both sides are little endian
  parts->negative = cells[1] < 0;
  parts->exponent = (int16_t)((bytes[7] & 0x7FU) << 4 | bytes[6] >> 4);
  parts->mantissa[0] = 0;
  memcpy(parts->mantissa + 1, bytes, LAST);
  parts->mantissa[LAST] = (parts->mantissa[LAST] & (ONE - 1U)) | ONE;
  if (parts->exponent == 0) memset(parts->mantissa, 0, WIDE_BYTES);
}

static void halve(struct parts* parts) {
  const uint8_t lost = parts->mantissa[0] & 1U;
  wide_halve(parts->mantissa);
  parts->mantissa[0] |= lost;
  ++parts->exponent;
}

static void halve_until(struct parts* parts, int16_t exponent) {
  // By bytes as far as that goes: bit by bit it would take long. Ten bytes down nothing is left but the lowest bit.
  for (uint8_t bytes = 0; bytes < 10 && exponent - parts->exponent >= 8; ++bytes) {
    const uint8_t lost = parts->mantissa[0];
    memmove(parts->mantissa, parts->mantissa + 1, LAST);
    parts->mantissa[LAST] = 0;
    if (lost != 0) parts->mantissa[0] |= 1U;
    parts->exponent = (int16_t)(parts->exponent + 8);
  }
  if (exponent - parts->exponent >= 8) parts->exponent = exponent;
  while (parts->exponent < exponent) halve(parts);
}

static void count_up(uint8_t* mantissa) {
  while (++*++mantissa == 0) {
  }
}

// A mantissa whose highest bit is anywhere, rounded and put together.
static bool put(int32_t* cells, struct parts* parts) {
  uint8_t* mantissa = parts->mantissa;
  cells[0] = cells[1] = 0;
  uint8_t empty = 0;
  for (; mantissa[LAST] == 0 && (mantissa[LAST - 1] & 0xF0U) == 0; parts->exponent = (int16_t)(parts->exponent - 8)) {
    if (++empty > LAST) return true;
    memmove(mantissa + 1, mantissa, LAST);
    mantissa[0] = 0;
  }
  for (; mantissa[LAST] < ONE; --parts->exponent) wide_twice(mantissa);
  while (mantissa[LAST] >= 2 * ONE) halve(parts);
  if (mantissa[0] > HALF || (mantissa[0] == HALF && (mantissa[1] & 1U) != 0)) count_up(mantissa);
  if (mantissa[LAST] >= 2 * ONE) halve(parts);
  if (parts->exponent <= 0) return true;
  if (parts->exponent > MOST_EXPONENT) return false;
  memcpy(cells, mantissa + 1, LAST - 1);
  uint8_t* bytes = (uint8_t*)cells;
  bytes[6] = (uint8_t)((mantissa[LAST] & (ONE - 1U)) | (unsigned)parts->exponent << 4);
  bytes[7] = (uint8_t)((uint16_t)parts->exponent >> 4 | (parts->negative ? 0x80U : 0U));
  return true;
}

void decimal_of_bytes(int32_t* result, const uint8_t* magnitude, bool negative) {
  struct parts parts;
  memset(&parts, 0, sizeof parts);
  memcpy(parts.mantissa + 1, magnitude, DECIMAL_WHOLE_BYTES);
  parts.exponent = EXPONENT_BIAS + MANTISSA_BITS;
  parts.negative = negative;
  put(result, &parts);
}

void decimal_of(int32_t* result, uint32_t magnitude, bool negative) {
  uint8_t bytes[DECIMAL_WHOLE_BYTES] = {0};
  memcpy(bytes, &magnitude, sizeof magnitude);  // both sides are little endian
  decimal_of_bytes(result, bytes, negative);
}

bool decimal_add(int32_t* first, const int32_t* second) {
  struct parts a;
  struct parts b;
  take_apart(&a, first);
  take_apart(&b, second);
  halve_until(&a, b.exponent);
  halve_until(&b, a.exponent);
  if (a.negative == b.negative) {
    wide_add(a.mantissa, b.mantissa, WIDE_BYTES);
  } else if (wide_subtract(a.mantissa, b.mantissa, WIDE_BYTES)) {
    uint8_t difference[WIDE_BYTES];
    memcpy(difference, a.mantissa, WIDE_BYTES);
    memset(a.mantissa, 0, WIDE_BYTES);
    wide_subtract(a.mantissa, difference, WIDE_BYTES);
    a.negative = b.negative;
  }
  return put(first, &a);
}

bool decimal_multiply(int32_t* first, const int32_t* second) {
  struct parts a;
  struct parts b;
  take_apart(&a, first);
  take_apart(&b, second);
  uint8_t product[2 * LAST];
  memset(product, 0, sizeof product);
  for (uint8_t i = 0; i < LAST; ++i) {
    uint8_t carry = 0;
    for (uint8_t j = 0; j < LAST; ++j) {
      const uint16_t sum = (uint16_t)(a.mantissa[i + 1] * b.mantissa[j + 1] + product[i + j] + carry);
      product[i + j] = (uint8_t)sum;
      carry = (uint8_t)(sum >> 8);
    }
    product[i + LAST] = carry;
  }
  // 2^52 times 2^52 is 2^104, of which the upper eight bytes are kept.
  memcpy(a.mantissa, product + 2 * LAST - WIDE_BYTES, WIDE_BYTES);
  for (uint8_t i = 0; i < 2 * LAST - WIDE_BYTES; ++i)
    if (product[i] != 0) a.mantissa[0] |= 1U;
  a.exponent = (int16_t)(a.exponent + b.exponent - EXPONENT_BIAS + 4);
  a.negative = a.negative != b.negative;
  return put(first, &a);
}

bool decimal_divide(int32_t* first, const int32_t* second) {
  struct parts a;
  struct parts b;
  take_apart(&a, first);
  take_apart(&b, second);
  if (b.exponent == 0) return false;
  uint8_t rest[WIDE_BYTES];
  memcpy(rest, a.mantissa, WIDE_BYTES);
  for (uint8_t digit = LAST; digit != 0; --digit) {
    uint8_t bits = 0;
    for (uint8_t bit = 0; bit < 8; ++bit) {
      bits = (uint8_t)(bits << 1);
      // The highest bytes mostly know, which spares two long sums.
      if (rest[LAST] >= b.mantissa[LAST]) {
        if (wide_subtract(rest, b.mantissa, WIDE_BYTES)) {
          wide_add(rest, b.mantissa, WIDE_BYTES);
        } else {
          ++bits;
        }
      }
      wide_twice(rest);
    }
    a.mantissa[digit] = bits;
  }
  a.mantissa[0] = 0;
  for (uint8_t i = 0; i < WIDE_BYTES; ++i)
    if (rest[i] != 0) a.mantissa[0] = 1;
  // The first of the 56 bits stands at 63 now and counts as one.
  a.exponent = (int16_t)(a.exponent - b.exponent + EXPONENT_BIAS - 3);
  a.negative = a.negative != b.negative;
  return put(first, &a);
}

// What is before the point, to the byte; the first byte is what is behind it.
static void whole_of(struct parts* parts, const int32_t* cells) {
  take_apart(parts, cells);
  halve_until(parts, EXPONENT_BIAS + MANTISSA_BITS);
}

void decimal_floor(int32_t* cells) {
  struct parts a;
  whole_of(&a, cells);
  if (a.mantissa[0] != 0 && a.negative) count_up(a.mantissa);
  a.mantissa[0] = 0;
  put(cells, &a);
}

int8_t decimal_compare(const int32_t* a, const int32_t* b) {
  const uint8_t* one = (const uint8_t*)a;
  const uint8_t* other = (const uint8_t*)b;
  const bool negative = decimal_is_negative(a);
  // With the sign of the first the bits' order is the numbers'.
  if (negative != decimal_is_negative(b)) return negative ? -1 : 1;
  for (uint8_t i = LAST + 1; i != 0; --i)
    if (one[i - 1U] != other[i - 1U]) return (one[i - 1U] < other[i - 1U]) != negative ? -1 : 1;
  return 0;
}

bool decimal_to_bytes(const int32_t* cells, bool to_nearest, uint8_t* magnitude) {
  struct parts a;
  whole_of(&a, cells);
  if (to_nearest && a.mantissa[0] >= HALF) count_up(a.mantissa);
  memcpy(magnitude, a.mantissa + 1, DECIMAL_WHOLE_BYTES);
  return a.exponent <= EXPONENT_BIAS + MANTISSA_BITS && a.mantissa[LAST] == 0;
}

uint32_t decimal_magnitude(const int32_t* cells, bool to_nearest) {
  uint8_t bytes[DECIMAL_WHOLE_BYTES];
  if (!decimal_to_bytes(cells, to_nearest, bytes) || (bytes[4] | bytes[5]) != 0) return UINT32_MAX;
  uint32_t magnitude;
  memcpy(&magnitude, bytes, sizeof magnitude);
  return magnitude;
}
