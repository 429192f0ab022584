// Firmata on the board's side: bytes in, pins out, bytes out.
//
// Knows no chip: pins, time and the serial port are a table of functions, called through board_calls.h, which on a chip
// calls its devices themselves and needs no table. Never waits and takes no memory: what cannot
// be sent now is remembered as a bit and sent in a later step. Any byte may come at any time; noise costs the message
// it hits and no other.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "shared/firmata.h"

#ifdef __cplusplus
extern "C" {
#endif

// A board with fewer says so when it is compiled: each pin takes seven bytes.
#ifndef FIRMATA_MOST_PINS
#define FIRMATA_MOST_PINS 24
#endif
#define FIRMATA_MOST_PORTS ((FIRMATA_MOST_PINS + 7) / 8)
#if FIRMATA_MOST_PORTS > 8
typedef uint16_t firmata_ports;  // a bit a port
#else
typedef uint8_t firmata_ports;
#endif

struct standalone;

struct firmata_board {
  void* context;
  uint8_t pins;
  uint8_t lamp;  // the pin of the board's own lamp
  const char* name;

  // What a pin can be: bits 1 << mode. A pin that can be nothing is not ours.
  uint16_t (*modes)(void* context, uint8_t pin);
  uint8_t (*analog_channel)(void* context, uint8_t pin);  // LUNABLOC_FIRMATA_NO_CHANNEL when it has none

  void (*set_mode)(void* context, uint8_t pin, uint8_t mode);
  // Port p is the pins 8p to 8p + 7.
  void (*write_port)(void* context, uint8_t port, uint8_t levels, uint8_t pins);
  uint8_t (*read_port)(void* context, uint8_t port);
  void (*write_pwm)(void* context, uint8_t pin, uint8_t duty);
  void (*write_servo)(void* context, uint8_t pin, uint16_t microseconds);

  // Sampling takes a while: started for a set of channels, over when `sampling` says no.
  void (*start_sampling)(void* context, uint16_t channels);
  bool (*sampling)(void* context);
  uint16_t (*sample)(void* context, uint8_t channel);

  // A note of a frequency, silence at 0.
  void (*tone)(void* context, uint8_t pin, uint16_t hertz);
  // An echo is asked for, then looked at until it is no longer FIRMATA_ECHO_PENDING. Microseconds, 0 for none.
  void (*start_echo)(void* context, uint8_t trigger_pin, uint8_t echo_pin);
  uint16_t (*echo)(void* context);
  // A DHT's answer is listened to after its start pulse. 0: not yet, 1: five bytes, 2: none came.
  void (*start_dht)(void* context, uint8_t pin);
  uint8_t (*dht)(void* context, uint8_t* bytes);
  // Three bytes a pixel of a WS2812, in its order.
  void (*show_pixels)(void* context, uint8_t pin, const uint8_t* bytes, uint8_t pixels);
  // Two wires: bytes written, then bytes read, FIRMATA_MOST_I2C_BYTES of each at most; looked at until no longer busy.
  bool (*i2c_busy)(void* context);
  void (*start_i2c)(void* context, uint8_t address, const uint8_t* bytes, uint8_t written, uint8_t read);
  bool (*i2c_failed)(void* context);
  uint8_t (*i2c_byte)(void* context, uint8_t at);

  uint8_t (*room)(void* context);  // bytes that can be sent without waiting
  void (*send)(void* context, uint8_t byte);
  uint32_t (*milliseconds)(void* context);
  uint32_t (*microseconds)(void* context);
  uint16_t (*free_stack)(void* context);
  uint16_t (*lost_bytes)(void* context);
};

#define FIRMATA_ECHO_PENDING 0xFFFFU
#define FIRMATA_MOST_I2C_BYTES 30  // as many as a message can carry
#define FIRMATA_MOST_READ_BYTES 16
#define FIRMATA_MOST_I2C_QUERIES 4
#define FIRMATA_MOST_DHTS 2
#define FIRMATA_MOST_PIXELS 16
#define FIRMATA_MOST_STEPPERS 2

struct firmata_pin {
  uint8_t mode;
  uint16_t value;
  uint16_t shortest_pulse;
  uint16_t longest_pulse;
};

// What is read from a device on two wires, once or again and again.
struct firmata_i2c_query {
  uint8_t address;
  uint8_t bytes;  // 0: a place that is free
  bool has_register;
  uint8_t from_register;
};

struct firmata_dht {
  uint8_t pin;  // 0: a place that is free
  uint8_t kind;
  bool known;
  int16_t temperature, humidity;  // tenths
};

enum firmata_dht_phase { FIRMATA_DHT_RESTS, FIRMATA_DHT_PULSE, FIRMATA_DHT_LISTENS };

// Four coils, two of them under current, in the order of Firmata's own stepper.
struct firmata_stepper {
  uint8_t pins[4];
  bool used, moves;
  int32_t position, target;
  int32_t hundredths;  // of a degree that a program has asked for, from the beginning
  uint32_t stepped;   // microseconds
  uint16_t interval;  // of a step, microseconds
};

// Everything that a board remembers. Made by firmata_start; nobody else looks inside.
struct firmata {
  // What is small and often used stands first: within 64 bytes a chip reaches it at once.
  const struct firmata_board* board;
  struct standalone* standalone;  // null: no program runs here alone

  uint8_t command;  // what the next data bytes belong to; 0 when nothing is expected
  uint8_t first_data;
  bool has_first_data;
  bool in_sysex;
  bool sysex_too_long;
  uint8_t sysex_length;

  uint16_t replies;  // bits of what is to be sent
  uint8_t reply_pin;

  bool sample_now;
  firmata_ports ports_reported;
  firmata_ports ports_forced;  // to be sent though nothing changed
  uint16_t analog_reported;
  uint16_t analog_fresh;  // sampled and not yet sent
  uint16_t analog_running;
  uint16_t sampling_ms;

  bool tethered;
  bool tone_ends;
  bool echo_running;
  uint8_t tone_pin;
  uint8_t echo_trigger;
  uint8_t echo_pin;
  uint16_t echo_microseconds;

  uint8_t dht_turn;
  enum firmata_dht_phase dht_phase;
  bool i2c_reads, i2c_due;
  uint8_t i2c_turn;
  uint8_t pixel_count;
  uint8_t steppers_told;  // bits of what is to be told

  uint32_t last_byte;
  uint32_t dht_since;
  uint32_t tone_end;
  uint32_t last_sampling;

  struct firmata_dht dhts[FIRMATA_MOST_DHTS];
  struct firmata_i2c_query i2c_once;  // asked for, or at work
  struct firmata_i2c_query i2c_queries[FIRMATA_MOST_I2C_QUERIES];
  struct firmata_stepper steppers[FIRMATA_MOST_STEPPERS];
  uint8_t port_levels[FIRMATA_MOST_PORTS];  // as read, outputs too
  uint8_t port_sent[FIRMATA_MOST_PORTS];    // the inputs among them
  struct firmata_pin pins[FIRMATA_MOST_PINS];
  uint8_t motor_pins[FIRMATA_MOST_PORTS];        // a bit a pin
  uint8_t pin_states_asked[FIRMATA_MOST_PORTS];
  uint8_t sysex[LUNABLOC_FIRMATA_SYSEX_BYTES];
  uint8_t pixels[3 * FIRMATA_MOST_PIXELS];
};

// Every pin to its first state, then the greeting: version and name are sent before anything else.
void firmata_start(struct firmata* firmata, const struct firmata_board* board);
void firmata_receive(struct firmata* firmata, uint8_t byte);
// One round of the main loop: replies, reports, notes that end, a host that has gone.
void firmata_step(struct firmata* firmata);
// True when nothing is left to be done before a byte, a pin or the time changes: the processor may sleep.
bool firmata_idle(const struct firmata* firmata);

#ifdef __cplusplus
}
#endif
