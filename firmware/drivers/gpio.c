// Levels. Interrupts write to the same ports, so every change of a register is whole.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "core/firmata.h"
#include "drivers/drivers.h"
#include "drivers/ports.h"
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

// A pin that changes wakes the sleeping processor; edges.c has the interrupts.
void gpio_start(void) {
  board_start_edges();
}

void gpio_input(uint8_t pin, bool pull_up) {
  change(DIRECTION_REGISTER(pin), board_pin_mask(pin), false);
  change(OUTPUT_REGISTER(pin), board_pin_mask(pin), pull_up);
}

void gpio_output(uint8_t pin) {
  change(OUTPUT_REGISTER(pin), board_pin_mask(pin), false);
  change(DIRECTION_REGISTER(pin), board_pin_mask(pin), true);
}

void gpio_write(uint8_t pin, bool level) {
  change(OUTPUT_REGISTER(pin), board_pin_mask(pin), level);
}

uint8_t gpio_read_port(uint8_t port) {
  return board_levels(port);
}

void gpio_write_port(uint8_t port, uint8_t levels, uint8_t pins) {
  for (uint8_t pin = (uint8_t)(port * 8U); pins != 0; ++pin, pins >>= 1, levels >>= 1)
    if ((pins & 1U) != 0) gpio_write(pin, (levels & 1U) != 0);
}

uint16_t gpio_modes(uint8_t pin) {
  if (pin < BOARD_FIRST_PIN) return 0;
  uint16_t bits = 1U << FIRMATA_MODE_input | 1U << FIRMATA_MODE_output | 1U << FIRMATA_MODE_pullup | 1U << FIRMATA_MODE_stepper;
  if (pin < BOARD_FIRST_ANALOG_PIN) {
    bits |= 1U << FIRMATA_MODE_servo;
    if (pwm_is_on_pin(pin)) bits |= 1U << FIRMATA_MODE_pwm;
  } else {
    bits |= 1U << FIRMATA_MODE_analog;
  }
  if (pin == BOARD_SDA || pin == BOARD_SCL) bits |= 1U << FIRMATA_MODE_i2c;
  return bits;
}

void gpio_set_mode(uint8_t pin, uint8_t mode) {
  servo_stop(pin);
  pwm_stop(pin);
  if (mode == FIRMATA_MODE_output || mode == FIRMATA_MODE_pwm || mode == FIRMATA_MODE_servo || mode == FIRMATA_MODE_stepper) {
    gpio_output(pin);
  } else {
    gpio_input(pin, mode == FIRMATA_MODE_pullup || mode == FIRMATA_MODE_i2c);
  }
}
