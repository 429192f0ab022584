// What the board says: answers first, each whole before the next; then what changed.
#include "core/parts.h"

static void send(struct firmata* firmata, uint8_t byte) {
  firmata->board->send(firmata->board->context, byte);
}

static uint8_t room(const struct firmata* firmata) {
  return firmata->board->room(firmata->board->context);
}

void firmata_send_two(struct firmata* firmata, uint16_t value) {
  send(firmata, value & 0x7FU);
  send(firmata, value >> 7 & 0x7FU);
}

static void begin_sysex(struct firmata* firmata, uint8_t id) {
  send(firmata, FIRMATA_sysex_start);
  send(firmata, id);
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
  while (firmata->board->name[length] != 0) ++length;
  if (room(firmata) < 5 + 2 * length) return false;
  begin_sysex(firmata, FIRMATA_SYSEX_firmware_name);
  send(firmata, LUNABLOC_FIRMATA_MAJOR);
  send(firmata, LUNABLOC_FIRMATA_MINOR);
  for (uint8_t i = 0; i < length; ++i) firmata_send_two(firmata, (uint8_t)firmata->board->name[i]);
  send(firmata, FIRMATA_sysex_end);
  return true;
}

struct mode_bits {
  uint8_t mode;
  uint8_t bits;
};
static const struct mode_bits kModes[] = {
#define ROW(name, number, bits, meaning) {number, bits},
    LUNABLOC_FIRMATA_PIN_MODES(ROW)
#undef ROW
};
#define MODES ((uint8_t)(sizeof kModes / sizeof kModes[0]))

// The longest answers go pin by pin, so that a small send buffer is enough.
static bool send_capabilities(struct firmata* firmata) {
  while (room(firmata) >= 2 * MODES + 4) {
    const uint8_t pin = firmata->reply_pin;
    if (pin == 0) begin_sysex(firmata, FIRMATA_SYSEX_capability_reply);
    if (pin == firmata->board->pins) {
      send(firmata, FIRMATA_sysex_end);
      firmata->reply_pin = 0;
      return true;
    }
    for (uint8_t i = 0; i < MODES; ++i) {
      if (!firmata_pin_can(firmata, pin, kModes[i].mode)) continue;
      send(firmata, kModes[i].mode);
      send(firmata, kModes[i].bits);
    }
    send(firmata, 0x7F);
    firmata->reply_pin = (uint8_t)(pin + 1);
  }
  return false;
}

static bool send_channels(struct firmata* firmata) {
  if (room(firmata) < firmata->board->pins + 3) return false;
  begin_sysex(firmata, FIRMATA_SYSEX_analog_mapping_reply);
  for (uint8_t pin = 0; pin < firmata->board->pins; ++pin)
    send(firmata, firmata->board->analog_channel(firmata->board->context, pin));
  send(firmata, FIRMATA_sysex_end);
  return true;
}

static bool send_pin_states(struct firmata* firmata) {
  for (uint8_t pin = 0; pin < firmata->board->pins; ++pin) {
    if ((firmata->pin_states_asked >> pin & 1U) == 0) continue;
    if (room(firmata) < 7) return false;
    begin_sysex(firmata, FIRMATA_SYSEX_pin_state_reply);
    send(firmata, pin);
    if (firmata->board->modes(firmata->board->context, pin) != 0) {
      send(firmata, firmata->pins[pin].mode);
      firmata_send_two(firmata, firmata->pins[pin].value);
    }
    send(firmata, FIRMATA_sysex_end);
    firmata->pin_states_asked &= ~((uint32_t)1 << pin);
  }
  return true;
}

static bool send_state(struct firmata* firmata) {
  const struct firmata_board* board = firmata->board;
  if (room(firmata) < 12) return false;
  begin_sysex(firmata, FIRMATA_SYSEX_lunabloc);
  send(firmata, FIRMATA_OWN_state_reply);
  const uint32_t seconds = board->milliseconds(board->context) / 1000U;
  firmata_send_two(firmata, (uint16_t)(seconds > 0x3FFF ? 0x3FFF : seconds));
  firmata_send_two(firmata, board->free_stack(board->context));
  const uint16_t lost = board->lost_bytes(board->context);
  firmata_send_two(firmata, lost > 0x3FFF ? 0x3FFF : lost);
  send(firmata, firmata->tethered ? 1 : 0);
  send(firmata, FIRMATA_sysex_end);
  return true;
}

static bool send_echo(struct firmata* firmata) {
  if (room(firmata) < 8) return false;
  begin_sysex(firmata, FIRMATA_SYSEX_sonar);
  send(firmata, firmata->echo_trigger);
  send(firmata, firmata->echo_pin);
  firmata_send_two(firmata, firmata->echo_microseconds);
  send(firmata, (uint8_t)(firmata->echo_microseconds >> 14));
  send(firmata, FIRMATA_sysex_end);
  return true;
}

static bool send_program(struct firmata* firmata) {
  return firmata->standalone == 0 || standalone_reply(firmata->standalone);
}

struct reply {
  uint16_t bit;
  bool (*send)(struct firmata* firmata);  // false when there is no room yet
};
static const struct reply kReplies[] = {
    {FIRMATA_REPLY_VERSION, send_version},
    {FIRMATA_REPLY_NAME, send_name},
    {FIRMATA_REPLY_CAPABILITIES, send_capabilities},
    {FIRMATA_REPLY_CHANNELS, send_channels},
    {FIRMATA_REPLY_PIN_STATES, send_pin_states},
    {FIRMATA_REPLY_STATE, send_state},
    {FIRMATA_REPLY_ECHO, send_echo},
    {FIRMATA_REPLY_PROGRAM, send_program},
};

void firmata_send_replies(struct firmata* firmata) {
  // One that has begun is finished before any other.
  if (firmata->reply_pin != 0) {
    if (!send_capabilities(firmata)) return;
    firmata->replies &= (uint16_t)~FIRMATA_REPLY_CAPABILITIES;
  }
  for (uint8_t i = 0; i < sizeof kReplies / sizeof kReplies[0]; ++i) {
    if ((firmata->replies & kReplies[i].bit) == 0) continue;
    if (!kReplies[i].send(firmata)) return;
    firmata->replies &= (uint16_t)~kReplies[i].bit;
  }
}

static uint8_t inputs_of(const struct firmata* firmata, uint8_t port) {
  uint8_t inputs = 0;
  for (uint8_t bit = 0; bit < 8; ++bit) {
    const uint8_t pin = (uint8_t)(port * 8U + bit);
    if (pin >= firmata->board->pins || firmata->board->modes(firmata->board->context, pin) == 0) continue;
    const uint8_t mode = firmata->pins[pin].mode;
    if (mode == FIRMATA_MODE_input || mode == FIRMATA_MODE_pullup) inputs |= (uint8_t)(1U << bit);
  }
  return inputs;
}

static void send_ports(struct firmata* firmata) {
  for (uint8_t port = 0; port < FIRMATA_MOST_PORTS; ++port) {
    const uint8_t bit = (uint8_t)(1U << port);
    if ((firmata->ports_reported & bit) == 0) continue;
    const uint8_t read = firmata->board->read_port(firmata->board->context, port);
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
    firmata->ports_forced &= (uint8_t)~bit;
  }
}

static void send_samples(struct firmata* firmata) {
  const struct firmata_board* board = firmata->board;
  const uint32_t now = board->milliseconds(board->context);
  const bool due = now - firmata->last_sampling >= firmata->sampling_ms;
  if (firmata->analog_running != 0) {
    if (board->sampling(board->context)) return;
    firmata->analog_fresh |= firmata->analog_running & firmata->analog_reported;
    firmata->analog_running = 0;
  } else if (due || firmata->sample_now) {
    if (due) firmata->last_sampling = now;
    firmata->sample_now = false;
    if (firmata->analog_reported != 0) board->start_sampling(board->context, firmata->analog_reported);
    firmata->analog_running = firmata->analog_reported;
  }
  for (uint8_t channel = 0; firmata->analog_fresh >> channel != 0 && channel < 16; ++channel) {
    const uint16_t bit = (uint16_t)(1U << channel);
    if ((firmata->analog_fresh & bit) == 0) continue;
    if (room(firmata) < 3) return;
    firmata->analog_fresh &= (uint16_t)~bit;
    send(firmata, FIRMATA_analog | channel);
    firmata_send_two(firmata, board->sample(board->context, channel));
  }
}

void firmata_send_reports(struct firmata* firmata) {
  send_ports(firmata);
  send_samples(firmata);
}
