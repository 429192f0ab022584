// Numbers of eight bytes or of a few, the lowest first: loops that keep the carry, which C cannot say.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define WIDE_BYTES 8

void wide_twice(uint8_t* number);
void wide_halve(uint8_t* number);
void wide_add(uint8_t* number, const uint8_t* other, uint8_t bytes);
// True when the other was larger; then the result is more than it should be, by one above its highest bit.
bool wide_subtract(uint8_t* number, const uint8_t* other, uint8_t bytes);
bool wide_is_less(const uint8_t* number, const uint8_t* other, uint8_t bytes);
