// Levels. Interrupts write to the same ports, so every change of a register is whole.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"

static void change(volatile uint8_t* where, uint8_t mask, bool on) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (on) {
      *where |= mask;
    } else {
      *where &= (uint8_t)~mask;
    }
  }
}

// Any pin that changes wakes the sleeping processor; sonar.c has the interrupts.
void gpio_start(void) {
  PCMSK0 = 0x3F;
  PCMSK1 = 0x3F;
  PCMSK2 = 0xFC;
  PCICR = _BV(PCIE0) | _BV(PCIE1) | _BV(PCIE2);
}

void gpio_input(uint8_t pin, bool pull_up) {
  change(board_direction_register(pin), board_pin_mask(pin), false);
  change(board_output_register(pin), board_pin_mask(pin), pull_up);
}

void gpio_output(uint8_t pin) {
  change(board_output_register(pin), board_pin_mask(pin), false);
  change(board_direction_register(pin), board_pin_mask(pin), true);
}

void gpio_write(uint8_t pin, bool level) {
  change(board_output_register(pin), board_pin_mask(pin), level);
}

uint8_t gpio_read_port(uint8_t port) {
  if (port == 0) return PIND;
  if (port == 1) return (uint8_t)((PINB & 0x3FU) | PINC << 6);
  return PINC >> 2 & 0x0FU;
}
