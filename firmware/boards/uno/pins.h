// Where the Uno's pins are on an ATmega328P: 0 to 7 on port D, 8 to 13 on B, 14 to 19 (A0 to A5) on C.
#pragma once

#include <avr/io.h>
#include <stdint.h>

#define BOARD_PINS 20
#define BOARD_FIRST_PIN 2  // 0 and 1 are the serial line
#define BOARD_FIRST_ANALOG_PIN 14
#define BOARD_LAMP 13

// A port's registers stand in a row: PIN, DDR, PORT.
static inline volatile uint8_t* board_pin_register(uint8_t pin) {
  if (pin < 8) return &PIND;
  return pin < 14 ? &PINB : &PINC;
}
static inline volatile uint8_t* board_direction_register(uint8_t pin) {
  return board_pin_register(pin) + 1;
}
static inline volatile uint8_t* board_output_register(uint8_t pin) {
  return board_pin_register(pin) + 2;
}

static inline uint8_t board_pin_mask(uint8_t pin) {
  if (pin < 8) return (uint8_t)(1U << pin);
  return (uint8_t)(1U << (pin < 14 ? pin - 8 : pin - 14));
}
