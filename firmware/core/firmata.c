#include "core/firmata.h"

#include <string.h>

#include "core/parts.h"

// A host that has promised to stay in touch and is silent for this long is gone.
#define TETHER_MS 2000UL

void firmata_reset(struct firmata* firmata) {
  firmata->analog_reported = 0;
  firmata->analog_fresh = 0;
  firmata->ports_reported = 0;
  firmata->ports_forced = 0;
  firmata->sampling_ms = LUNABLOC_FIRMATA_DEFAULT_SAMPLING_MS;
  firmata->sample_now = false;
  firmata->tethered = false;
  memset(firmata->motor_pins, 0, sizeof firmata->motor_pins);
  firmata->echo_running = false;
  firmata->replies &= (uint16_t)~FIRMATA_REPLY_ECHO;
  if (firmata->tone_pin != 0) board_tone(firmata->board, firmata->tone_pin, 0);
  firmata->tone_pin = 0;
  firmata_i2c_reset(firmata);
  firmata_dht_reset(firmata);
  firmata_steppers_stop(firmata);
  firmata_stepper_reset(firmata);
  firmata->pixel_count = 0;
  firmata_pins_reset(firmata);
}

void firmata_start(struct firmata* firmata, const struct firmata_board* board) {
  memset(firmata, 0, sizeof *firmata);
  firmata->board = board;
  firmata_reset(firmata);
  firmata->replies = FIRMATA_REPLY_VERSION | FIRMATA_REPLY_NAME;
}

static void report_analog(struct firmata* firmata, uint8_t channel, bool wanted) {
  const uint16_t bit = (uint16_t)(1U << channel);
  if (!wanted) {
    firmata->analog_reported &= (uint16_t)~bit;
    return;
  }
  firmata->analog_reported |= bit;
  firmata->sample_now = true;
}

static void report_port(struct firmata* firmata, uint8_t port, bool wanted) {
  if (port >= FIRMATA_MOST_PORTS) return;
  const firmata_ports bit = (firmata_ports)(1U << port);
  if (!wanted) {
    firmata->ports_reported &= (firmata_ports)~bit;
    return;
  }
  firmata->ports_reported |= bit;
  firmata->ports_forced |= bit;
}

// How many data bytes follow a first byte that is no sysex; 0 for those that are whole or not ours.
static uint8_t data_bytes_of(uint8_t command) {
  switch (command) {
    case FIRMATA_digital_port:
    case FIRMATA_analog:
    case FIRMATA_pin_mode:
    case FIRMATA_digital_pin:
      return 2;
    case FIRMATA_report_analog:
    case FIRMATA_report_digital:
      return 1;
    default:
      return 0;
  }
}

static void obey(struct firmata* firmata, uint8_t command, uint8_t first, uint8_t second) {
  const uint8_t low = command & 0x0FU;
  const uint16_t value = (uint16_t)(first | second << 7);
  switch (command < 0xF0U ? command & 0xF0U : command) {
    case FIRMATA_digital_port:
      firmata_port_write(firmata, low, (uint8_t)value);
      break;
    case FIRMATA_analog:
      firmata_pin_write(firmata, low, value);
      break;
    case FIRMATA_pin_mode:
      firmata_pin_set_mode(firmata, first, second);
      break;
    case FIRMATA_digital_pin:
      firmata_pin_write_level(firmata, first, second != 0);
      break;
    case FIRMATA_report_analog:
      report_analog(firmata, low, first != 0);
      break;
    case FIRMATA_report_digital:
      report_port(firmata, low, first != 0);
      break;
    default:
      break;
  }
}

static void begin_message(struct firmata* firmata, uint8_t byte) {
  // A host that drives the board itself: the tether wins.
  if (byte != FIRMATA_sysex_start && firmata->standalone != 0) standalone_stop(firmata->standalone);
  firmata->in_sysex = byte == FIRMATA_sysex_start;
  firmata->sysex_length = 0;
  firmata->sysex_too_long = false;
  firmata->has_first_data = false;
  firmata->command = data_bytes_of(byte < 0xF0U ? byte & 0xF0U : byte) != 0 ? byte : 0;
  if (byte == FIRMATA_version) firmata->replies |= FIRMATA_REPLY_VERSION;
  if (byte == FIRMATA_system_reset) firmata_reset(firmata);
}

static void take_sysex_byte(struct firmata* firmata, uint8_t byte) {
  if (firmata->sysex_length == LUNABLOC_FIRMATA_SYSEX_BYTES) {
    firmata->sysex_too_long = true;
    return;
  }
  firmata->sysex[firmata->sysex_length++] = byte;
}

static void take_data_byte(struct firmata* firmata, uint8_t byte) {
  const uint8_t command = firmata->command;
  if (command == 0) return;
  if (data_bytes_of(command < 0xF0U ? command & 0xF0U : command) == 2 && !firmata->has_first_data) {
    firmata->first_data = byte;
    firmata->has_first_data = true;
    return;
  }
  firmata->command = 0;
  if (firmata->has_first_data) {
    obey(firmata, command, firmata->first_data, byte);
  } else {
    obey(firmata, command, byte, 0);
  }
}

void firmata_receive(struct firmata* firmata, uint8_t byte) {
  firmata->last_byte = board_milliseconds(firmata->board);
  if (byte == FIRMATA_sysex_end) {
    if (firmata->in_sysex && !firmata->sysex_too_long && firmata->sysex_length > 0) firmata_sysex(firmata);
    firmata->in_sysex = false;
    firmata->command = 0;
  } else if (byte >= 0x80U) {
    begin_message(firmata, byte);
  } else if (firmata->in_sysex) {
    take_sysex_byte(firmata, byte);
  } else {
    take_data_byte(firmata, byte);
  }
}

static void end_tone(struct firmata* firmata, uint32_t now) {
  if (firmata->tone_pin == 0 || !firmata->tone_ends || (int32_t)(now - firmata->tone_end) < 0) return;
  board_tone(firmata->board, firmata->tone_pin, 0);
  firmata->tone_pin = 0;
}

static void look_at_echo(struct firmata* firmata) {
  if (!firmata->echo_running) return;
  const uint16_t microseconds = board_echo(firmata->board);
  if (microseconds == FIRMATA_ECHO_PENDING) return;
  firmata->echo_running = false;
  firmata->echo_microseconds = microseconds;
  firmata->replies |= FIRMATA_REPLY_ECHO;
}

void firmata_step(struct firmata* firmata) {
  const uint32_t now = board_milliseconds(firmata->board);
  if (firmata->tethered && now - firmata->last_byte > TETHER_MS) {
    firmata->tethered = false;
    firmata_pins_stop(firmata);
  }
  end_tone(firmata, now);
  look_at_echo(firmata);
  firmata_i2c_step(firmata);
  firmata_dht_step(firmata);
  firmata_stepper_step(firmata);
  firmata_send_replies(firmata);
  if (firmata->replies == 0) firmata_send_reports(firmata);
}

bool firmata_idle(const struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_STEPPERS; ++i)
    if (firmata->steppers[i].moves) return false;
  return firmata->replies == 0 && firmata->analog_fresh == 0 && !firmata->sample_now;
}
