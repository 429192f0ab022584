// What the files of the core share, and nobody else.
#pragma once

#include "board_calls.h"
#include "core/firmata.h"
#include "core/standalone.h"

// Bits of firmata.replies, in the order in which they are sent: clients want the version first.
enum firmata_reply {
  FIRMATA_REPLY_VERSION = 1 << 0,
  FIRMATA_REPLY_NAME = 1 << 1,
  FIRMATA_REPLY_CAPABILITIES = 1 << 2,
  FIRMATA_REPLY_CHANNELS = 1 << 3,
  FIRMATA_REPLY_PIN_STATES = 1 << 4,
  FIRMATA_REPLY_STATE = 1 << 5,
  FIRMATA_REPLY_ECHO = 1 << 6,
  FIRMATA_REPLY_PROGRAM = 1 << 7,
  FIRMATA_REPLY_I2C = 1 << 8,
  FIRMATA_REPLY_DHT = 1 << 9,
  FIRMATA_REPLY_STEPPERS = 1 << 10
};

#define FIRMATA_SHORTEST_PULSE 544
#define FIRMATA_LONGEST_PULSE 2400

// pins.c
void firmata_pins_reset(struct firmata* firmata);
bool firmata_pin_can(const struct firmata* firmata, uint8_t pin, uint8_t mode);
void firmata_pin_set_mode(struct firmata* firmata, uint8_t pin, uint8_t mode);
void firmata_pin_write(struct firmata* firmata, uint8_t pin, uint16_t value);
void firmata_pin_write_level(struct firmata* firmata, uint8_t pin, bool level);
void firmata_port_write(struct firmata* firmata, uint8_t port, uint8_t levels);
// Motors and servos off; lamps stay as they are.
void firmata_pins_stop(struct firmata* firmata);
void firmata_pins_stop_motors(struct firmata* firmata);

// reports.c
void firmata_send_replies(struct firmata* firmata);
void firmata_send_reports(struct firmata* firmata);

void firmata_begin_sysex(struct firmata* firmata, uint8_t id);
void firmata_end_sysex(struct firmata* firmata);
void firmata_send_two(struct firmata* firmata, uint16_t value);

// sysex.c
void firmata_sysex(struct firmata* firmata);
// A note; 0 hertz ends it, 0 milliseconds: until told otherwise.
void firmata_play(struct firmata* firmata, uint8_t pin, uint16_t hertz, uint16_t milliseconds);

// i2c.c
void firmata_i2c_request(struct firmata* firmata, const uint8_t* data, uint8_t length);
void firmata_i2c_reset(struct firmata* firmata);
void firmata_i2c_sample(struct firmata* firmata);
void firmata_i2c_step(struct firmata* firmata);
bool firmata_i2c_reply(struct firmata* firmata);

// dht.c
void firmata_dht_message(struct firmata* firmata, const uint8_t* data, uint8_t length);
// The sensor on this pin, asked from now on; null when there is no room for it.
struct firmata_dht* firmata_dht_on(struct firmata* firmata, uint8_t pin, uint8_t kind);
void firmata_dht_reset(struct firmata* firmata);
void firmata_dht_step(struct firmata* firmata);
bool firmata_dht_reply(struct firmata* firmata);

// stepper.c
void firmata_stepper_message(struct firmata* firmata, const uint8_t* data, uint8_t length);
void firmata_stepper_pins(struct firmata* firmata, uint8_t number, const uint8_t* pins);
void firmata_stepper_to(struct firmata* firmata, uint8_t number, int32_t target);
bool firmata_stepper_moves(const struct firmata* firmata, uint8_t number);
void firmata_steppers_stop(struct firmata* firmata);
void firmata_stepper_reset(struct firmata* firmata);
void firmata_stepper_step(struct firmata* firmata);
bool firmata_stepper_reply(struct firmata* firmata);

// sysex.c: a pixel takes a colour, which is shown by firmata_pixels_show.
void firmata_pixel(struct firmata* firmata, uint8_t pixel, uint8_t red, uint8_t green, uint8_t blue);
void firmata_pixels_show(struct firmata* firmata, uint8_t pin);

// firmata.c: everything as after power-up.
void firmata_reset(struct firmata* firmata);

// standalone.c: data of its sysex; its answer, false when there is no room yet.
void standalone_message(struct standalone* standalone, const uint8_t* data, uint8_t length);
bool standalone_reply(struct standalone* standalone);
