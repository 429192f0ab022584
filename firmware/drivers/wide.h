// Numbers of eight bytes, the lowest first: loops that keep the carry, which C cannot say.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define WIDE_BYTES 8

void wide_twice(uint8_t* number);
void wide_halve(uint8_t* number);
void wide_add(uint8_t* number, const uint8_t* other);
// True when the other was larger; then the result is 2^64 more than it should be.
bool wide_subtract(uint8_t* number, const uint8_t* other);
