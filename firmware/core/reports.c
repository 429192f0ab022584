// What the board says: answers first, each whole before the next; then what changed.
#include "code_memory.h"
#include "core/parts.h"

static void send(struct firmata* firmata, uint8_t byte) {
  board_send(firmata->board, byte);
}

static uint8_t room(const struct firmata* firmata) {
  return board_room(firmata->board);
}

void firmata_send_two(struct firmata* firmata, uint16_t value) {
  send(firmata, value & 0x7FU);
  send(firmata, value >> 7 & 0x7FU);
}

void firmata_begin_sysex(struct firmata* firmata, uint8_t id) {
  send(firmata, FIRMATA_sysex_start);
  send(firmata, id);
}

void firmata_end_sysex(struct firmata* firmata) {
  send(firmata, FIRMATA_sysex_end);
}

static bool send_version(struct firmata* firmata) {
  if (room(firmata) < 3) return false;
  send(firmata, FIRMATA_version);
  send(firmata, LUNABLOC_FIRMATA_MAJOR);
  send(firmata, LUNABLOC_FIRMATA_MINOR);
  return true;
}

static bool send_name(struct firmata* firmata) {
  uint8_t length = 0;
  while (board_name_letter(firmata->board, length) != 0) ++length;
  if (room(firmata) < 5 + 2 * length) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_firmware_name);
  send(firmata, LUNABLOC_FIRMATA_MAJOR);
  send(firmata, LUNABLOC_FIRMATA_MINOR);
  for (uint8_t i = 0; i < length; ++i) firmata_send_two(firmata, (uint8_t)board_name_letter(firmata->board, i));
  firmata_end_sysex(firmata);
  return true;
}

// A mode, and the bits of its value.
#define ROW(name, number, bits, meaning) number, bits,
static const uint8_t kModes[] CODE_TABLE = {LUNABLOC_FIRMATA_PIN_MODES(ROW)};
#undef ROW
#define MODES ((uint8_t)(sizeof kModes / 2))

// The longest answers go pin by pin, so that a small send buffer is enough.
static bool send_capabilities(struct firmata* firmata) {
  while (room(firmata) >= 2 * MODES + 4) {
    const uint8_t pin = firmata->reply_pin;
    if (pin == 0) firmata_begin_sysex(firmata, FIRMATA_SYSEX_capability_reply);
    if (pin == board_pins(firmata->board)) {
      firmata_end_sysex(firmata);
      firmata->reply_pin = 0;
      return true;
    }
    for (uint8_t i = 0; i < 2 * MODES; i = (uint8_t)(i + 2U)) {
      const uint8_t mode = code_table_byte(kModes + i);
      if (!firmata_pin_can(firmata, pin, mode)) continue;
      send(firmata, mode);
      send(firmata, code_table_byte(kModes + i + 1));
    }
    send(firmata, 0x7F);
    firmata->reply_pin = (uint8_t)(pin + 1);
  }
  return false;
}

static bool send_channels(struct firmata* firmata) {
  if (room(firmata) < board_pins(firmata->board) + 3) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_analog_mapping_reply);
  for (uint8_t pin = 0; pin < board_pins(firmata->board); ++pin)
    send(firmata, board_analog_channel(firmata->board, pin));
  firmata_end_sysex(firmata);
  return true;
}

static bool send_pin_states(struct firmata* firmata) {
  for (uint8_t pin = 0; pin < board_pins(firmata->board); ++pin) {
    const uint8_t bit = (uint8_t)(1U << (pin & 7U));
    if ((firmata->pin_states_asked[pin / 8] & bit) == 0) continue;
    if (room(firmata) < 7) return false;
    firmata_begin_sysex(firmata, FIRMATA_SYSEX_pin_state_reply);
    send(firmata, pin);
    if (board_modes(firmata->board, pin) != 0) {
      send(firmata, firmata->pins[pin].mode);
      firmata_send_two(firmata, firmata->pins[pin].value);
    }
    firmata_end_sysex(firmata);
    firmata->pin_states_asked[pin / 8] &= (uint8_t)~bit;
  }
  return true;
}

static bool send_state(struct firmata* firmata) {
  const struct firmata_board* board = firmata->board;
  if (room(firmata) < 12) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_lunabloc);
  send(firmata, FIRMATA_OWN_state_reply);
  const uint32_t seconds = board_milliseconds(board) / 1000U;
  firmata_send_two(firmata, (uint16_t)(seconds > 0x3FFF ? 0x3FFF : seconds));
  firmata_send_two(firmata, board_free_stack(board));
  const uint16_t lost = board_lost_bytes(board);
  firmata_send_two(firmata, lost > 0x3FFF ? 0x3FFF : lost);
  send(firmata, firmata->tethered ? 1 : 0);
  firmata_end_sysex(firmata);
  return true;
}

static bool send_echo(struct firmata* firmata) {
  if (room(firmata) < 8) return false;
  firmata_begin_sysex(firmata, FIRMATA_SYSEX_sonar);
  send(firmata, firmata->echo_trigger);
  send(firmata, firmata->echo_pin);
  firmata_send_two(firmata, firmata->echo_microseconds);
  send(firmata, (uint8_t)(firmata->echo_microseconds >> 14));
  firmata_end_sysex(firmata);
  return true;
}

static bool send_program(struct firmata* firmata) {
  return firmata->standalone == 0 || standalone_reply(firmata->standalone);
}

// False when there is no room yet.
static bool send_reply(struct firmata* firmata, uint16_t bit) {
  switch (bit) {
    case FIRMATA_REPLY_VERSION: return send_version(firmata);
    case FIRMATA_REPLY_NAME: return send_name(firmata);
    case FIRMATA_REPLY_CAPABILITIES: return send_capabilities(firmata);
    case FIRMATA_REPLY_CHANNELS: return send_channels(firmata);
    case FIRMATA_REPLY_PIN_STATES: return send_pin_states(firmata);
    case FIRMATA_REPLY_STATE: return send_state(firmata);
    case FIRMATA_REPLY_ECHO: return send_echo(firmata);
    case FIRMATA_REPLY_I2C: return firmata_i2c_reply(firmata);
    case FIRMATA_REPLY_DHT: return firmata_dht_reply(firmata);
    case FIRMATA_REPLY_STEPPERS: return firmata_stepper_reply(firmata);
    default: return send_program(firmata);
  }
}

void firmata_send_replies(struct firmata* firmata) {
  // One that has begun is finished before any other.
  if (firmata->reply_pin != 0) {
    if (!send_capabilities(firmata)) return;
    firmata->replies &= (uint16_t)~FIRMATA_REPLY_CAPABILITIES;
  }
  for (uint16_t bit = FIRMATA_REPLY_VERSION; firmata->replies >= bit; bit = (uint16_t)(bit << 1)) {
    if ((firmata->replies & bit) == 0) continue;
    if (!send_reply(firmata, bit)) return;
    firmata->replies &= (uint16_t)~bit;
  }
}

static uint8_t inputs_of(const struct firmata* firmata, uint8_t port) {
  uint8_t inputs = 0;
  for (uint8_t bit = 0; bit < 8; ++bit) {
    const uint8_t pin = (uint8_t)(port * 8U + bit);
    if (pin >= board_pins(firmata->board) || board_modes(firmata->board, pin) == 0) continue;
    const uint8_t mode = firmata->pins[pin].mode;
    if (mode == FIRMATA_MODE_input || mode == FIRMATA_MODE_pullup) inputs |= (uint8_t)(1U << bit);
  }
  return inputs;
}

static void send_ports(struct firmata* firmata) {
  for (uint8_t port = 0; port < FIRMATA_MOST_PORTS; ++port) {
    const firmata_ports bit = (firmata_ports)(1U << port);
    if ((firmata->ports_reported & bit) == 0) continue;
    const uint8_t read = board_read_port(firmata->board, port);
    const bool forced = (firmata->ports_forced & bit) != 0;
    if (!forced && read == firmata->port_levels[port]) continue;
    const uint8_t levels = read & inputs_of(firmata, port);
    if (forced || levels != firmata->port_sent[port]) {
      if (room(firmata) < 3) return;
      send(firmata, FIRMATA_digital_port | port);
      firmata_send_two(firmata, levels);
    }
    firmata->port_levels[port] = read;
    firmata->port_sent[port] = levels;
    firmata->ports_forced &= (firmata_ports)~bit;
  }
}

static void send_samples(struct firmata* firmata) {
  const struct firmata_board* board = firmata->board;
  const uint32_t now = board_milliseconds(board);
  const uint32_t since = now - firmata->last_sampling;
  const bool due = since >= firmata->sampling_ms;
  if (firmata->analog_running != 0) {
    if (board_sampling(board)) return;
    firmata->analog_fresh |= firmata->analog_running & firmata->analog_reported;
    firmata->analog_running = 0;
  } else if (due || firmata->sample_now) {
    if (due) {
      // Counted from when it was due, so that lateness does not add up.
      firmata->last_sampling = since < 2UL * firmata->sampling_ms ? firmata->last_sampling + firmata->sampling_ms : now;
      firmata_i2c_sample(firmata);
    }
    firmata->sample_now = false;
    if (firmata->analog_reported != 0) board_start_sampling(board, firmata->analog_reported);
    firmata->analog_running = firmata->analog_reported;
  }
  for (uint8_t channel = 0; firmata->analog_fresh >> channel != 0 && channel < 16; ++channel) {
    const uint16_t bit = (uint16_t)(1U << channel);
    if ((firmata->analog_fresh & bit) == 0) continue;
    if (room(firmata) < 3) return;
    firmata->analog_fresh &= (uint16_t)~bit;
    send(firmata, FIRMATA_analog | channel);
    firmata_send_two(firmata, board_sample(board, channel));
  }
}

void firmata_send_reports(struct firmata* firmata) {
  send_ports(firmata);
  send_samples(firmata);
}
