// The machine's instructions on decimal numbers.
#include "core/decimal.h"
#include "core/machine_parts.h"

#define LONGEST_MS 0x7FFFFFFFUL

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

static void multiply(int32_t* cells, uint32_t by) {
  int32_t factor[2];
  decimal_of(factor, by, false);
  decimal_multiply(cells, factor);
}

// To the nearest microsecond, as the program on a computer does; what is no time is none.
void machine_moment_of(struct machine_moment* moment, const int32_t* seconds) {
  int32_t rest[2] = {seconds[0], seconds[1]};
  int32_t whole[2] = {seconds[0], seconds[1]};
  moment->milliseconds = 0;
  moment->microseconds = 0;
  if (decimal_is_negative(seconds)) return;
  decimal_floor(whole);
  const uint32_t count = decimal_magnitude(whole, false);
  decimal_negate(whole);
  decimal_add(rest, whole);
  multiply(rest, 1000000);
  const uint32_t microseconds = decimal_magnitude(rest, true);  // up to a million
  moment->milliseconds = count >= LONGEST_MS / 1000U ? LONGEST_MS : count * 1000U + microseconds / 1000U;
  moment->microseconds = (uint16_t)(microseconds % 1000U);
}

void machine_seconds_of(int32_t* seconds, const struct machine_moment* moment) {
  int32_t part[2];
  decimal_of(seconds, moment->milliseconds, false);
  multiply(seconds, 1000);
  decimal_of(part, moment->microseconds, false);
  decimal_add(seconds, part);
  decimal_of(part, 1000000, false);
  decimal_divide(seconds, part);
}
