// The program that runs on the board alone: found in flash at power-on, or tried in RAM, and stopped by a host.
//
// Joins the machine to the pins of Firmata's core. A program begins a moment after the greeting, so that a host that is
// there can speak first; whatever a host says that concerns pins stops it. Damaged or missing, there is no program and
// the board waits for a host as ever.
#pragma once

#include "core/firmata.h"
#include "core/machine.h"

#ifdef __cplusplus
extern "C" {
#endif

enum standalone_state {
  STANDALONE_NONE,     // there is no program, or a damaged one
  STANDALONE_WAITS,    // it begins soon
  STANDALONE_RUNS,
  STANDALONE_OVER,     // it has come to its end, or to a fault
  STANDALONE_STOPPED,  // by a host
};

#define STANDALONE_MOST_ECHOES 2

struct standalone_echo {
  uint8_t trigger_pin, echo_pin;  // 0, 0: a free place
  bool known;
  uint16_t microseconds;
};

#define STANDALONE_LETTERS 20

// A line of a character display behind a PCF8574, on its way.
struct standalone_lcd {
  uint8_t address;  // 0: none was ever spoken to
  uint8_t line, letters;
  uint8_t at;       // what is sent next: of the beginning, then the place, then the letters
  uint16_t begun;   // bits of the displays that have had their beginning
  bool sends;
  uint32_t since;
  uint8_t text[STANDALONE_LETTERS];
};

// Everything that is remembered. Made by standalone_start; nobody else looks inside.
struct standalone {
  struct firmata* firmata;
  const uint8_t* area;  // header, then the program
  uint16_t area_bytes;
  enum standalone_state state;
  uint32_t begins_at;
  uint16_t crc;

  bool channel_asked;
  bool echo_running;
  uint8_t echo_turn;
  uint32_t echo_at;
  struct standalone_echo echoes[STANDALONE_MOST_ECHOES];

  struct standalone_lcd lcd;

  uint8_t reply;  // of LUNABLOC_FIRMATA_PROGRAM
  uint8_t reply_first, reply_count;

  struct machine machine;
};

// What the machine of a struct standalone asks for.
uint32_t standalone_microseconds(struct machine* machine);
bool standalone_ask(struct machine* machine, uint8_t request, int32_t* cells);
// Looks for a program in the area, and joins firmata.
void standalone_start(struct standalone* standalone, struct firmata* firmata, const uint8_t* area, uint16_t area_bytes);
void standalone_step(struct standalone* standalone);
void standalone_stop(struct standalone* standalone);
// True when nothing is to be done within a tick of the clock.
bool standalone_idle(struct standalone* standalone);

#ifdef __cplusplus
}
#endif
