// The longer messages. Each takes what it knows and drops the rest: a length that does not fit is noise.
#include "core/parts.h"

static uint16_t two(const uint8_t* bytes) {
  return (uint16_t)(bytes[0] | bytes[1] << 7);
}

static void extended_analog(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2) return;
  uint16_t value = data[1];
  if (length > 2) value |= (uint16_t)(data[2] << 7);
  if (length > 3) value |= (uint16_t)(data[3] << 14);
  firmata_pin_write(firmata, data[0], value);
}

static void servo_config(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 5 || !firmata_pin_can(firmata, data[0], FIRMATA_MODE_servo)) return;
  const uint16_t shortest = two(data + 1);
  const uint16_t longest = two(data + 3);
  if (shortest < 200 || longest > 4000 || longest <= shortest) return;
  struct firmata_pin* pin = &firmata->pins[data[0]];
  pin->shortest_pulse = shortest;
  pin->longest_pulse = longest;
  firmata_pin_set_mode(firmata, data[0], FIRMATA_MODE_servo);
}

static void own(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length == 0) return;
  switch (data[0]) {
    case FIRMATA_OWN_keep_alive:
      firmata->tethered = true;
      break;
    case FIRMATA_OWN_motor_pin:
      if (length > 1 && data[1] < board_pins(firmata->board)) firmata->motor_pins[data[1] / 8] |= (uint8_t)(1U << (data[1] & 7U));
      break;
    case FIRMATA_OWN_stop:
      firmata_pins_stop(firmata);
      break;
    case FIRMATA_OWN_state_query:
      firmata->replies |= FIRMATA_REPLY_STATE;
      break;
    default:
      break;
  }
}

// One note at a time.
void firmata_play(struct firmata* firmata, uint8_t pin, uint16_t hertz, uint16_t milliseconds) {
  const struct firmata_board* board = firmata->board;
  if (!firmata_pin_can(firmata, pin, FIRMATA_MODE_output)) return;
  if (firmata->tone_pin != 0 && firmata->tone_pin != pin) board_tone(board, firmata->tone_pin, 0);
  if (firmata->pins[pin].mode != FIRMATA_MODE_output) firmata_pin_set_mode(firmata, pin, FIRMATA_MODE_output);
  board_tone(board, pin, hertz);
  firmata->tone_pin = hertz == 0 ? 0 : pin;
  firmata->tone_ends = milliseconds != 0;
  firmata->tone_end = board_milliseconds(board) + milliseconds;
}

// pin, hertz in two bytes, milliseconds in two.
static void tone(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length >= 3) firmata_play(firmata, data[0], two(data + 1), length < 5 ? 0 : two(data + 3));
}

// trigger pin, echo pin (the same for sensors with one wire).
static void sonar(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2 || firmata->echo_running) return;
  if (!firmata_pin_can(firmata, data[0], FIRMATA_MODE_output)) return;
  if (!firmata_pin_can(firmata, data[1], FIRMATA_MODE_input)) return;
  firmata->echo_trigger = data[0];
  firmata->echo_pin = data[1];
  if (data[0] != data[1]) firmata_pin_set_mode(firmata, data[0], FIRMATA_MODE_output);
  firmata_pin_set_mode(firmata, data[1], FIRMATA_MODE_input);
  board_start_echo(firmata->board, data[0], data[1]);
  firmata->echo_running = true;
}

void firmata_pixel(struct firmata* firmata, uint8_t pixel, uint8_t red, uint8_t green, uint8_t blue) {
  if (pixel >= FIRMATA_MOST_PIXELS) return;
  uint8_t* bytes = firmata->pixels + 3 * pixel;
  for (; firmata->pixel_count <= pixel; ++firmata->pixel_count) {
    uint8_t* dark = firmata->pixels + 3 * firmata->pixel_count;
    dark[0] = dark[1] = dark[2] = 0;
  }
  bytes[0] = green;
  bytes[1] = red;
  bytes[2] = blue;
}

void firmata_pixels_show(struct firmata* firmata, uint8_t pin) {
  if (!firmata_pin_can(firmata, pin, FIRMATA_MODE_output)) return;
  if (firmata->pins[pin].mode != FIRMATA_MODE_output) firmata_pin_set_mode(firmata, pin, FIRMATA_MODE_output);
  board_show_pixels(firmata->board, pin, firmata->pixels, firmata->pixel_count);
}

// Pin, the first pixel, then red, green and blue of each, two bytes a colour.
static void pixels(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2) return;
  uint8_t pixel = data[1];
  for (uint8_t i = 2; i + 5 < length; i = (uint8_t)(i + 6U))
    firmata_pixel(firmata, pixel++, (uint8_t)two(data + i), (uint8_t)two(data + i + 2), (uint8_t)two(data + i + 4));
  firmata_pixels_show(firmata, data[0]);
}

static void ask_pin_state(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 1 || data[0] >= board_pins(firmata->board)) return;
  firmata->pin_states_asked[data[0] / 8] |= (uint8_t)(1U << (data[0] & 7U));
  firmata->replies |= FIRMATA_REPLY_PIN_STATES;
}

static void set_sampling(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2) return;
  const uint16_t milliseconds = two(data);
  firmata->sampling_ms = milliseconds == 0 ? 1 : milliseconds;
}

void firmata_sysex(struct firmata* firmata) {
  const uint8_t* data = firmata->sysex + 1;
  const uint8_t length = (uint8_t)(firmata->sysex_length - 1U);
#ifdef FIRMATA_ONLY_STANDARD
  if (firmata->sysex[0] < 0x10U) return;  // as a board of somebody else's would
#endif
  if (firmata->standalone != 0) {
    if (firmata->sysex[0] == FIRMATA_SYSEX_program) {
      standalone_message(firmata->standalone, data, length);
      return;
    }
    // Of a host that only looks, nothing changes.
    if (firmata->sysex[0] != FIRMATA_SYSEX_lunabloc) standalone_stop(firmata->standalone);
  }
  switch (firmata->sysex[0]) {
    case FIRMATA_SYSEX_firmware_name:
      if (length == 0) firmata->replies |= FIRMATA_REPLY_NAME;
      break;
    case FIRMATA_SYSEX_capability_query:
      firmata->replies |= FIRMATA_REPLY_CAPABILITIES;
      break;
    case FIRMATA_SYSEX_analog_mapping_query:
      firmata->replies |= FIRMATA_REPLY_CHANNELS;
      break;
    case FIRMATA_SYSEX_pin_state_query:
      ask_pin_state(firmata, data, length);
      break;
    case FIRMATA_SYSEX_extended_analog:
      extended_analog(firmata, data, length);
      break;
    case FIRMATA_SYSEX_servo_config:
      servo_config(firmata, data, length);
      break;
    case FIRMATA_SYSEX_sampling_interval:
      set_sampling(firmata, data, length);
      break;
    case FIRMATA_SYSEX_lunabloc:
      own(firmata, data, length);
      break;
    case FIRMATA_SYSEX_tone:
      tone(firmata, data, length);
      break;
    case FIRMATA_SYSEX_pixels:
      pixels(firmata, data, length);
      break;
    case FIRMATA_SYSEX_i2c_request:
      firmata_i2c_request(firmata, data, length);
      break;
    case FIRMATA_SYSEX_dht:
      firmata_dht_message(firmata, data, length);
      break;
    case FIRMATA_SYSEX_stepper:
      firmata_stepper_message(firmata, data, length);
      break;
    case FIRMATA_SYSEX_sonar:
      sonar(firmata, data, length);
      break;
    default:
      break;
  }
}
