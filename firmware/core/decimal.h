// Decimal numbers as Lua has them, IEEE 754 with 64 bits, on a chip whose compiler knows 32 at most.
//
// Results are those of a computer, to the bit, rounded to the nearest, a tie to the even one. Numbers below 2.2e-308
// are zero here, zero has no sign, and what would be no number or infinite is refused. A number lies in two cells of
// 32 bits, its low half first; results replace the first operand.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void decimal_of(int32_t* result, uint32_t magnitude, bool negative);
// A magnitude of 48 bits, the low byte first.
#define DECIMAL_WHOLE_BYTES 6
void decimal_of_bytes(int32_t* result, const uint8_t* magnitude, bool negative);
// False: the result would be larger than any number, or is none.
bool decimal_add(int32_t* a, const int32_t* b);
bool decimal_multiply(int32_t* a, const int32_t* b);
bool decimal_divide(int32_t* a, const int32_t* b);
void decimal_floor(int32_t* a);
void decimal_negate(int32_t* a);
bool decimal_is_negative(const int32_t* a);

// Below 0, 0 or above 0, as a is below, equal or above b.
int8_t decimal_compare(const int32_t* a, const int32_t* b);

// The magnitude without what is behind the point, or to the nearest (a half is more); 2^32 - 1 when it is larger.
uint32_t decimal_magnitude(const int32_t* a, bool to_nearest);
// The same in 48 bits, the low byte first; false when it is larger.
bool decimal_to_bytes(const int32_t* a, bool to_nearest, uint8_t* magnitude);

#ifdef __cplusplus
}
#endif
