// Firmata on the board's side: bytes in, pins out, bytes out.
//
// Knows no chip: pins, time and the serial port are a table of functions. Never waits and takes no memory: what cannot
// be sent now is remembered as a bit and sent in a later step. Any byte may come at any time; noise costs the message
// it hits and no other.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "shared/firmata.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FIRMATA_MOST_PINS 24
#define FIRMATA_MOST_PORTS (FIRMATA_MOST_PINS / 8)

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

  uint8_t (*room)(void* context);  // bytes that can be sent without waiting
  void (*send)(void* context, uint8_t byte);
  uint32_t (*milliseconds)(void* context);
  uint32_t (*microseconds)(void* context);
  uint16_t (*free_stack)(void* context);
  uint16_t (*lost_bytes)(void* context);
};

#define FIRMATA_ECHO_PENDING 0xFFFFU

struct firmata_pin {
  uint8_t mode;
  uint16_t value;
  uint16_t shortest_pulse;
  uint16_t longest_pulse;
};

// Everything that a board remembers. Made by firmata_start; nobody else looks inside.
struct firmata {
  const struct firmata_board* board;
  struct standalone* standalone;  // null: no program runs here alone
  struct firmata_pin pins[FIRMATA_MOST_PINS];

  uint8_t command;  // what the next data bytes belong to; 0 when nothing is expected
  uint8_t first_data;
  bool has_first_data;
  bool in_sysex;
  bool sysex_too_long;
  uint8_t sysex_length;
  uint8_t sysex[LUNABLOC_FIRMATA_SYSEX_BYTES];

  uint16_t replies;  // bits of what is to be sent
  uint8_t reply_pin;
  uint32_t pin_states_asked;

  uint16_t analog_reported;
  uint16_t analog_fresh;  // sampled and not yet sent
  uint16_t analog_running;
  uint8_t ports_reported;
  uint8_t ports_forced;                     // to be sent though nothing changed
  uint8_t port_levels[FIRMATA_MOST_PORTS];  // as read, outputs too
  uint8_t port_sent[FIRMATA_MOST_PORTS];    // the inputs among them
  uint16_t sampling_ms;
  uint32_t last_sampling;
  bool sample_now;

  bool tethered;
  uint32_t last_byte;
  uint32_t motor_pins;

  uint8_t tone_pin;
  uint32_t tone_end;
  bool tone_ends;
  bool echo_running;
  uint8_t echo_trigger;
  uint8_t echo_pin;
  uint16_t echo_microseconds;
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
