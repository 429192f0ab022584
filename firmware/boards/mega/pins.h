// Where the Mega's 70 pins are on an ATmega2560; 54 to 69 are A0 to A15.
#pragma once

#include <avr/io.h>
#include <avr/pgmspace.h>
#include <stdint.h>

#define BOARD_PINS 70
#define BOARD_FIRST_PIN 2  // 0 and 1 are the serial line
#define BOARD_FIRST_ANALOG_PIN 54
#define BOARD_CHANNELS 16
#define BOARD_LAMP 13
#define BOARD_SDA 20
#define BOARD_SCL 21
// They have no PWM while timer 1 moves servos, and while timer 2 plays a note.
#define BOARD_TIMER1_PIN_A 11
#define BOARD_TIMER1_PIN_B 12
#define BOARD_TIMER2_PIN_A 10
#define BOARD_TIMER2_PIN_B 9
#define BOARD_AREA_END 0xFE00U  // of the learner's program: as far as a short address reaches
#define BOARD_SENDING_BYTES 128U

// The port's letter, from A on, and its bit, in one byte.
extern const uint8_t board_places[BOARD_PINS];

// A port's registers stand in a row: PIN, DDR, PORT. The rows of A to G stand in a row too, and those of H to L.
static inline volatile uint8_t* board_pin_register(uint8_t pin) {
  const uint8_t port = pgm_read_byte(board_places + pin) >> 3;
  if (port <= 'G' - 'A') return &PINA + 3U * port;
  return port == 'H' - 'A' ? &PINH : &PINJ + 3U * (uint8_t)(port - ('J' - 'A'));
}

static inline uint8_t board_pin_mask(uint8_t pin) {
  return (uint8_t)(1U << (pgm_read_byte(board_places + pin) & 7U));
}

static inline uint8_t board_levels(uint8_t port) {
  uint8_t levels = 0;
  for (uint8_t bit = 0; bit < 8; ++bit) {
    const uint8_t pin = (uint8_t)(port * 8U + bit);
    if (pin < BOARD_PINS && (*board_pin_register(pin) & board_pin_mask(pin)) != 0) levels |= (uint8_t)(1U << bit);
  }
  return levels;
}

// Changes of ports B and K and of pins 14 and 15 are told by an interrupt.
static inline void board_start_edges(void) {
  PCMSK0 = 0xFF;
  PCMSK1 = 0x06;
  PCMSK2 = 0xFF;
  PCICR = _BV(PCIE0) | _BV(PCIE1) | _BV(PCIE2);
}

// Timers 3, 4 and 5 make PWM and nothing else.
static inline void board_start_timers(void) {
  TCCR3A = TCCR4A = TCCR5A = _BV(WGM10);
  TCCR3B = TCCR4B = TCCR5B = _BV(CS11) | _BV(CS10);
}
