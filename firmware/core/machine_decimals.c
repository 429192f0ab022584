// The machine's instructions on decimal numbers.
#include <string.h>

#include "core/decimal.h"
#include "core/machine_parts.h"

#define A_SECOND 1000000U  // in microseconds
#define FOR_EVER 0x3F      // in each byte: no program gets as far

_Static_assert(MACHINE_MOMENT_BYTES == DECIMAL_WHOLE_BYTES, "a moment is a whole number");

static uint8_t computed(bool done) {
  return done ? MACHINE_FAULT_none : MACHINE_FAULT_too_large;
}

static uint8_t to_whole(int32_t* cells, bool to_nearest) {
  const bool negative = decimal_is_negative(cells);
  uint32_t magnitude = decimal_magnitude(cells, to_nearest);
  const bool fits = magnitude <= INT32_MAX;
  if (!fits) magnitude = INT32_MAX;
  cells[0] = negative ? -(int32_t)magnitude : (int32_t)magnitude;
  return fits || to_nearest ? MACHINE_FAULT_none : MACHINE_FAULT_too_large;
}

uint8_t machine_decimals(uint8_t instruction, int32_t* cells) {
  switch (instruction) {
    case MACHINE_to_decimal: {
      const int32_t whole = cells[0];
      decimal_of(cells, whole < 0 ? 0U - (uint32_t)whole : (uint32_t)whole, whole < 0);
      return MACHINE_FAULT_none;
    }
    case MACHINE_decimal_subtract:
      decimal_negate(cells + 2);
      return computed(decimal_add(cells, cells + 2));
    case MACHINE_decimal_add: return computed(decimal_add(cells, cells + 2));
    case MACHINE_decimal_multiply: return computed(decimal_multiply(cells, cells + 2));
    case MACHINE_decimal_divide:
      if (cells[3] == 0) return MACHINE_FAULT_division;
      return computed(decimal_divide(cells, cells + 2));
    case MACHINE_decimal_floor: decimal_floor(cells); return MACHINE_FAULT_none;
    case MACHINE_decimal_negate: decimal_negate(cells); return MACHINE_FAULT_none;
    case MACHINE_floor_to_whole: decimal_floor(cells); return to_whole(cells, false);
    case MACHINE_nearest_whole: return to_whole(cells, true);
    default: break;
  }
  const int8_t order = decimal_compare(cells, cells + 2);
  cells[0] = (order < 0 && instruction != MACHINE_decimal_equal) || (order == 0 && instruction != MACHINE_decimal_less);
  return MACHINE_FAULT_none;
}

// To the nearest microsecond, as the program on a computer does; what is no time is none.
void machine_moment_of(struct machine_moment* moment, const int32_t* seconds) {
  int32_t microseconds[2];
  decimal_of(microseconds, A_SECOND, false);
  if (!decimal_multiply(microseconds, seconds) || !decimal_to_bytes(microseconds, true, moment->bytes))
    memset(moment, FOR_EVER, sizeof *moment);
  if (decimal_is_negative(seconds)) memset(moment, 0, sizeof *moment);
}

void machine_seconds_of(int32_t* seconds, const struct machine_moment* moment) {
  int32_t a_second[2];
  decimal_of(a_second, A_SECOND, false);
  decimal_of_bytes(seconds, moment->bytes, false);
  decimal_divide(seconds, a_second);
}
