// What the core asks a board for, on a computer: through the board's table of functions.
#pragma once

#include "core/firmata.h"

static inline uint8_t board_pins(const struct firmata_board* board) {
  return board->pins;
}
static inline uint8_t board_lamp(const struct firmata_board* board) {
  return board->lamp;
}
static inline char board_name_letter(const struct firmata_board* board, uint8_t at) {
  return board->name[at];
}

static inline uint16_t board_modes(const struct firmata_board* board, uint8_t pin) {
  return board->modes(board->context, pin);
}
static inline uint8_t board_analog_channel(const struct firmata_board* board, uint8_t pin) {
  return board->analog_channel(board->context, pin);
}
static inline void board_set_mode(const struct firmata_board* board, uint8_t pin, uint8_t mode) {
  board->set_mode(board->context, pin, mode);
}
static inline void board_write_port(const struct firmata_board* board, uint8_t port, uint8_t levels, uint8_t pins) {
  board->write_port(board->context, port, levels, pins);
}
static inline uint8_t board_read_port(const struct firmata_board* board, uint8_t port) {
  return board->read_port(board->context, port);
}
static inline void board_write_pwm(const struct firmata_board* board, uint8_t pin, uint8_t duty) {
  board->write_pwm(board->context, pin, duty);
}
static inline void board_write_servo(const struct firmata_board* board, uint8_t pin, uint16_t microseconds) {
  board->write_servo(board->context, pin, microseconds);
}
static inline void board_start_sampling(const struct firmata_board* board, uint16_t channels) {
  board->start_sampling(board->context, channels);
}
static inline bool board_sampling(const struct firmata_board* board) {
  return board->sampling(board->context);
}
static inline uint16_t board_sample(const struct firmata_board* board, uint8_t channel) {
  return board->sample(board->context, channel);
}
static inline void board_tone(const struct firmata_board* board, uint8_t pin, uint16_t hertz) {
  board->tone(board->context, pin, hertz);
}
static inline void board_start_echo(const struct firmata_board* board, uint8_t trigger_pin, uint8_t echo_pin) {
  board->start_echo(board->context, trigger_pin, echo_pin);
}
static inline uint16_t board_echo(const struct firmata_board* board) {
  return board->echo(board->context);
}
static inline void board_start_dht(const struct firmata_board* board, uint8_t pin) {
  board->start_dht(board->context, pin);
}
static inline uint8_t board_dht(const struct firmata_board* board, uint8_t* bytes) {
  return board->dht(board->context, bytes);
}
static inline void board_show_pixels(const struct firmata_board* board, uint8_t pin, const uint8_t* bytes, uint8_t pixels) {
  board->show_pixels(board->context, pin, bytes, pixels);
}
static inline bool board_i2c_busy(const struct firmata_board* board) {
  return board->i2c_busy(board->context);
}
static inline void board_start_i2c(const struct firmata_board* board, uint8_t address, const uint8_t* bytes, uint8_t written, uint8_t read) {
  board->start_i2c(board->context, address, bytes, written, read);
}
static inline bool board_i2c_failed(const struct firmata_board* board) {
  return board->i2c_failed(board->context);
}
static inline uint8_t board_i2c_byte(const struct firmata_board* board, uint8_t at) {
  return board->i2c_byte(board->context, at);
}
static inline uint8_t board_room(const struct firmata_board* board) {
  return board->room(board->context);
}
static inline void board_send(const struct firmata_board* board, uint8_t byte) {
  board->send(board->context, byte);
}
static inline uint32_t board_milliseconds(const struct firmata_board* board) {
  return board->milliseconds(board->context);
}
static inline uint32_t board_microseconds(const struct firmata_board* board) {
  return board->microseconds(board->context);
}
static inline uint16_t board_free_stack(const struct firmata_board* board) {
  return board->free_stack(board->context);
}
static inline uint16_t board_lost_bytes(const struct firmata_board* board) {
  return board->lost_bytes(board->context);
}
