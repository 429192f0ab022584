// Where the Uno's pins are on an ATmega328P: 0 to 7 on port D, 8 to 13 on B, 14 to 19 (A0 to A5) on C.
#pragma once

#include <avr/io.h>
#include <stdint.h>

#define BOARD_PINS 20
#define BOARD_FIRST_PIN 2  // 0 and 1 are the serial line
#define BOARD_FIRST_ANALOG_PIN 14
#define BOARD_CHANNELS 6
#define BOARD_LAMP 13
#define BOARD_SDA 18
#define BOARD_SCL 19
// They have no PWM while timer 1 moves servos, and while timer 2 plays a note.
#define BOARD_TIMER1_PIN_A 9
#define BOARD_TIMER1_PIN_B 10
#define BOARD_TIMER2_PIN_A 11
#define BOARD_TIMER2_PIN_B 3
#define BOARD_AREA_END 0x7E00U  // of the learner's program; on some boards the boot loader begins before

// A port's registers stand in a row: PIN, DDR, PORT.
static inline volatile uint8_t* board_pin_register(uint8_t pin) {
  if (pin < 8) return &PIND;
  return pin < 14 ? &PINB : &PINC;
}

static inline uint8_t board_pin_mask(uint8_t pin) {
  if (pin < 8) return (uint8_t)(1U << pin);
  return (uint8_t)(1U << (pin < 14 ? pin - 8 : pin - 14));
}

// Firmata's ports are pins 0 to 7, 8 to 15, 16 to 23.
static inline uint8_t board_levels(uint8_t port) {
  if (port == 0) return PIND;
  if (port == 1) return (uint8_t)((PINB & 0x3FU) | PINC << 6);
  return PINC >> 2 & 0x0FU;
}

// Every pin's changes are told by an interrupt.
static inline void board_start_edges(void) {
  PCMSK0 = 0x3F;
  PCMSK1 = 0x3F;
  PCMSK2 = 0xFC;
  PCICR = _BV(PCIE0) | _BV(PCIE1) | _BV(PCIE2);
}

static inline void board_start_timers(void) {
}
