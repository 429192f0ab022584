// What a pin is and what it gives. Asks the board what a pin can be before anything touches it.
#include "core/parts.h"

bool firmata_pin_can(const struct firmata* firmata, uint8_t pin, uint8_t mode) {
  if (pin >= board_pins(firmata->board) || mode > 15) return false;
  return (board_modes(firmata->board, pin) >> mode & 1U) != 0;
}

static bool reads_level(const struct firmata* firmata, uint8_t pin) {
  return firmata->pins[pin].mode == FIRMATA_MODE_input || firmata->pins[pin].mode == FIRMATA_MODE_pullup;
}

void firmata_pins_reset(struct firmata* firmata) {
  for (uint8_t pin = 0; pin < board_pins(firmata->board); ++pin) {
    firmata->pins[pin].value = 0;
    firmata->pins[pin].shortest_pulse = FIRMATA_SHORTEST_PULSE;
    firmata->pins[pin].longest_pulse = FIRMATA_LONGEST_PULSE;
    const bool is_channel = firmata_pin_can(firmata, pin, FIRMATA_MODE_analog);
    firmata_pin_set_mode(firmata, pin, is_channel ? FIRMATA_MODE_analog : FIRMATA_MODE_input);
    if (is_channel) {
      const uint8_t channel = board_analog_channel(firmata->board, pin);
      firmata->analog_reported &= (uint16_t) ~(1U << (channel & 15U));
    }
  }
  firmata->sample_now = false;
}

void firmata_pin_set_mode(struct firmata* firmata, uint8_t pin, uint8_t mode) {
  if (!firmata_pin_can(firmata, pin, mode)) return;
  const struct firmata_board* board = firmata->board;
  if (pin == firmata->tone_pin) {
    board_tone(board, pin, 0);
    firmata->tone_pin = 0;
  }
  const uint8_t channel = board_analog_channel(board, pin);
  if (channel != LUNABLOC_FIRMATA_NO_CHANNEL) {
    const uint16_t bit = (uint16_t)(1U << (channel & 15U));
    if (mode == FIRMATA_MODE_analog) {
      firmata->analog_reported |= bit;
      firmata->sample_now = true;
    } else {
      firmata->analog_reported &= (uint16_t)~bit;
      firmata->analog_fresh &= (uint16_t)~bit;
    }
  }
  firmata->pins[pin].mode = mode;
  firmata->pins[pin].value = mode == FIRMATA_MODE_pullup ? 1 : 0;
  board_set_mode(board, pin, mode);
  firmata->ports_forced |= (firmata_ports)(1U << (pin / 8));
}

static uint16_t pulse_of(const struct firmata_pin* pin, uint16_t value) {
  if (value >= FIRMATA_SHORTEST_PULSE) return value > pin->longest_pulse ? pin->longest_pulse : value;
  const uint16_t degrees = value > 180 ? 180 : value;
  const uint16_t range = (uint16_t)(pin->longest_pulse - pin->shortest_pulse);
  return (uint16_t)(pin->shortest_pulse + (uint32_t)range * degrees / 180U);
}

void firmata_pin_write(struct firmata* firmata, uint8_t pin, uint16_t value) {
  if (pin >= board_pins(firmata->board)) return;
  struct firmata_pin* to = &firmata->pins[pin];
  if (to->mode == FIRMATA_MODE_pwm) {
    to->value = value > 255 ? 255 : value;
    board_write_pwm(firmata->board, pin, (uint8_t)to->value);
  } else if (to->mode == FIRMATA_MODE_servo) {
    to->value = value;
    board_write_servo(firmata->board, pin, pulse_of(to, value));
  }
}

// Writing 1 to an input means its pull-up: older clients know no mode for that.
static void pull_up(struct firmata* firmata, uint8_t pin) {
  if (firmata->pins[pin].mode == FIRMATA_MODE_input) firmata_pin_set_mode(firmata, pin, FIRMATA_MODE_pullup);
}

void firmata_pin_write_level(struct firmata* firmata, uint8_t pin, bool level) {
  if (pin >= board_pins(firmata->board)) return;
  if (firmata->pins[pin].mode == FIRMATA_MODE_output) {
    const uint8_t bit = (uint8_t)(1U << (pin & 7U));
    firmata->pins[pin].value = level ? 1 : 0;
    board_write_port(firmata->board, pin / 8, level ? bit : 0, bit);
  } else if (level && firmata_pin_can(firmata, pin, FIRMATA_MODE_pullup)) {
    pull_up(firmata, pin);
  }
}

void firmata_port_write(struct firmata* firmata, uint8_t port, uint8_t levels) {
  uint8_t outputs = 0;
  for (uint8_t bit = 0; bit < 8; ++bit) {
    const uint8_t pin = (uint8_t)(port * 8U + bit);
    if (pin >= board_pins(firmata->board)) break;
    if (pin == firmata->tone_pin) continue;  // its level is the note's: a lamp beside it would be heard
    const bool level = (levels >> bit & 1U) != 0;
    if (firmata->pins[pin].mode == FIRMATA_MODE_output) {
      firmata->pins[pin].value = level ? 1 : 0;
      outputs |= (uint8_t)(1U << bit);
    } else if (level && reads_level(firmata, pin) && firmata_pin_can(firmata, pin, FIRMATA_MODE_pullup)) {
      pull_up(firmata, pin);
    }
  }
  if (outputs != 0) board_write_port(firmata->board, port, levels, outputs);
}

static void stop_motor(struct firmata* firmata, uint8_t pin) {
  if ((firmata->motor_pins[pin / 8] >> (pin & 7U) & 1U) == 0) return;
  const uint8_t mode = firmata->pins[pin].mode;
  if (mode == FIRMATA_MODE_pwm) firmata_pin_write(firmata, pin, 0);
  if (mode == FIRMATA_MODE_output) firmata_pin_write_level(firmata, pin, false);
}

void firmata_pins_stop_motors(struct firmata* firmata) {
  firmata_steppers_stop(firmata);
  for (uint8_t pin = 0; pin < board_pins(firmata->board); ++pin) stop_motor(firmata, pin);
}

void firmata_pins_stop(struct firmata* firmata) {
  if (firmata->tone_pin != 0) board_tone(firmata->board, firmata->tone_pin, 0);
  firmata->tone_pin = 0;
  firmata_steppers_stop(firmata);
  for (uint8_t pin = 0; pin < board_pins(firmata->board); ++pin) {
    if (firmata->pins[pin].mode == FIRMATA_MODE_servo) firmata_pin_set_mode(firmata, pin, FIRMATA_MODE_input);
    stop_motor(firmata, pin);
  }
}
