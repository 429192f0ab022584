// What the core asks a board for, on a chip: its devices, without a table of functions in between.
#pragma once

#include <avr/interrupt.h>
#include <avr/pgmspace.h>

#include "core/firmata.h"
#include "drivers/drivers.h"
#include "pins.h"

_Static_assert(BOARD_PINS <= FIRMATA_MOST_PINS, "the core keeps one record a pin");

#define BOARD const struct firmata_board* board __attribute__((unused))

static inline uint8_t board_pins(BOARD) {
  return BOARD_PINS;
}
static inline uint8_t board_lamp(BOARD) {
  return BOARD_LAMP;
}
static inline char board_name_letter(BOARD, uint8_t at) {
#ifdef FIRMATA_ONLY_STANDARD
  static const char name[] PROGMEM = "StandardFirmata";
#else
  static const char name[] PROGMEM = "Lunabloc";
#endif
  return (char)pgm_read_byte(name + at);
}

static inline uint16_t board_modes(BOARD, uint8_t pin) {
  return gpio_modes(pin);
}
static inline uint8_t board_analog_channel(BOARD, uint8_t pin) {
  return pin < BOARD_FIRST_ANALOG_PIN ? LUNABLOC_FIRMATA_NO_CHANNEL : (uint8_t)(pin - BOARD_FIRST_ANALOG_PIN);
}
static inline void board_set_mode(BOARD, uint8_t pin, uint8_t mode) {
  gpio_set_mode(pin, mode);
}
static inline void board_write_port(BOARD, uint8_t port, uint8_t levels, uint8_t pins) {
  gpio_write_port(port, levels, pins);
}
static inline uint8_t board_read_port(BOARD, uint8_t port) {
  return gpio_read_port(port);
}
static inline void board_write_pwm(BOARD, uint8_t pin, uint8_t duty) {
  pwm_write(pin, duty);
}
static inline void board_write_servo(BOARD, uint8_t pin, uint16_t microseconds) {
  servo_write(pin, microseconds);
}
static inline void board_start_sampling(BOARD, uint16_t channels) {
  adc_start(channels);
}
static inline bool board_sampling(BOARD) {
  return adc_busy();
}
static inline uint16_t board_sample(BOARD, uint8_t channel) {
  return adc_value(channel);
}
static inline void board_tone(BOARD, uint8_t pin, uint16_t hertz) {
  tone_play(pin, hertz);
}
static inline void board_start_echo(BOARD, uint8_t trigger_pin, uint8_t echo_pin) {
  sonar_ping(trigger_pin, echo_pin);
}
static inline uint16_t board_echo(BOARD) {
  return sonar_echo();
}
static inline void board_start_dht(BOARD, uint8_t pin) {
  dht_listen(pin);
}
static inline uint8_t board_dht(BOARD, uint8_t* bytes) {
  return (uint8_t)dht_answer(bytes);
}
static inline void board_show_pixels(BOARD, uint8_t pin, const uint8_t* bytes, uint8_t pixels) {
  pixels_show(pin, bytes, pixels);
}
static inline bool board_i2c_busy(BOARD) {
  return i2c_busy();
}
static inline void board_start_i2c(BOARD, uint8_t address, const uint8_t* bytes, uint8_t written, uint8_t read) {
  i2c_start(address, bytes, written, read);
}
static inline bool board_i2c_failed(BOARD) {
  return i2c_failed();
}
static inline uint8_t board_i2c_byte(BOARD, uint8_t at) {
  return i2c_byte(at);
}
static inline uint8_t board_room(BOARD) {
  return serial_room();
}
static inline void board_send(BOARD, uint8_t byte) {
  serial_send(byte);
}
static inline uint32_t board_milliseconds(BOARD) {
  return clock_milliseconds();
}
static inline uint32_t board_microseconds(BOARD) {
  cli();
  const uint32_t now = clock_microseconds();
  sei();
  return now;
}
static inline uint16_t board_free_stack(BOARD) {
  return stack_free();
}
static inline uint16_t board_lost_bytes(BOARD) {
  return serial_lost();
}
