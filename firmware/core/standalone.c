#include "core/standalone.h"

#include <stddef.h>
#include <string.h>

#include "code_memory.h"
#include "core/lcd.h"
#include "core/parts.h"
#include "machine_calls.h"
#include "shared/parts.h"

#define HOST_SPEAKS_FIRST_MS 50
#define BETWEEN_PINGS_MS 60
#define HALF_BLINK_MS 250U
#define PAUSE_HALVES 6U
#define TICK_MS 3  // longer than the clock's
#define SMALLEST_MEMORY 16  // cells that a trial program leaves at least

static uint16_t two_at(const uint8_t* at) {
  return (uint16_t)(code_byte(at, false) | code_byte(at + 1, false) << 8);
}

static bool is_program(struct standalone* standalone) {
  const uint8_t* area = standalone->area;
  const uint16_t length = two_at(area + 4);
  if (code_byte(area, false) != LUNABLOC_MACHINE_MAGIC_0 || code_byte(area + 1, false) != LUNABLOC_MACHINE_MAGIC_1) return false;
  if (code_byte(area + 2, false) != LUNABLOC_MACHINE_FORMAT || code_byte(area + 3, false) > LUNABLOC_MACHINE_ABI) return false;
  if (length == 0 || length > standalone->area_bytes - LUNABLOC_MACHINE_HEADER_BYTES) return false;
  standalone->crc = machine_crc(area + LUNABLOC_MACHINE_HEADER_BYTES, length, false);
  return standalone->crc == two_at(area + 6);
}

static uint32_t now(const struct standalone* standalone) {
  const struct firmata_board* board = standalone->firmata->board;
  return board_milliseconds(board);
}

// -- what the machine asks for

static struct standalone* owner_of(struct machine* machine) {
  return (struct standalone*)((char*)machine - offsetof(struct standalone, machine));
}

uint32_t standalone_microseconds(struct machine* machine) {
  const struct firmata_board* board = owner_of(machine)->firmata->board;
  return board_microseconds(board);
}

static bool read_channel(struct standalone* standalone, int32_t* cell) {
  const struct firmata_board* board = standalone->firmata->board;
  const uint8_t channel = (uint8_t)*cell & 15U;
  if (!standalone->channel_asked) {
    if (board_sampling(board)) return false;
    board_start_sampling(board, (uint16_t)(1U << channel));
    standalone->channel_asked = true;
    return false;
  }
  if (board_sampling(board)) return false;
  standalone->channel_asked = false;
  *cell = board_sample(board, channel);
  return true;
}

static bool read_echo(struct standalone* standalone, int32_t* cells) {
  const uint8_t trigger = (uint8_t)cells[0];
  const uint8_t echo = (uint8_t)cells[1];
  if (!firmata_pin_can(standalone->firmata, trigger, FIRMATA_MODE_output) ||
      !firmata_pin_can(standalone->firmata, echo, FIRMATA_MODE_input)) {
    cells[0] = 0;
    return true;
  }
  for (uint8_t i = 0; i < STANDALONE_MOST_ECHOES; ++i) {
    struct standalone_echo* place = &standalone->echoes[i];
    if (place->trigger_pin == 0) {
      place->trigger_pin = trigger;
      place->echo_pin = echo;
      firmata_pin_set_mode(standalone->firmata, trigger, FIRMATA_MODE_output);
      firmata_pin_set_mode(standalone->firmata, echo, FIRMATA_MODE_input);
    }
    if (place->trigger_pin != trigger || place->echo_pin != echo) continue;
    cells[0] = place->microseconds;
    return place->known;
  }
  cells[0] = 0;
  return true;
}

static bool read_level(const struct standalone* standalone, uint8_t pin) {
  const struct firmata_board* board = standalone->firmata->board;
  if (pin >= board_pins(board)) return false;
  return (board_read_port(board, pin / 8) >> (pin & 7U) & 1U) != 0;
}

static uint16_t limited(int32_t value) {
  if (value < 0) return 0;
  return value > 0x3FFF ? 0x3FFF : (uint16_t)value;
}

// Pin, kind, what of it.
static bool read_dht(struct standalone* standalone, int32_t* cells) {
  const struct firmata_dht* sensor = firmata_dht_on(standalone->firmata, (uint8_t)cells[0], (uint8_t)cells[1]);
  if (sensor != 0 && !sensor->known) return false;
  cells[0] = sensor == 0 ? 0 : cells[2] == 0 ? sensor->temperature : sensor->humidity;
  return true;
}

static uint8_t limited_byte(int32_t value) {
  const uint16_t most = limited(value);
  return most > 255 ? 255 : (uint8_t)most;
}

// Pin, the first pixel, how many, their colour.
static void show_pixels(struct firmata* firmata, uint8_t pin, const int32_t* cells) {
  const uint16_t first = limited(cells[1]);
  if (first == 0) return;
  for (uint16_t pixel = first; pixel - first < limited(cells[2]) && pixel <= FIRMATA_MOST_PIXELS; ++pixel)
    firmata_pixel(firmata, (uint8_t)(pixel - 1U), limited_byte(cells[3]), limited_byte(cells[4]), limited_byte(cells[5]));
  firmata_pixels_show(firmata, pin);
}

static void give_duty(struct firmata* firmata, uint8_t pin, uint8_t mode, uint16_t value) {
  if (!firmata_pin_can(firmata, pin, mode)) return;
  if (firmata->pins[pin].mode != mode) firmata_pin_set_mode(firmata, pin, mode);
  firmata_pin_write(firmata, pin, value);
}

// Pins of speed, forward and back; percent.
static void drive_motor(struct firmata* firmata, uint8_t pin, const int32_t* cells) {
  const bool back = cells[3] < 0;
  uint16_t percent = limited(back ? -cells[3] : cells[3]);
  if (percent > 100) percent = 100;
  firmata_pin_write_level(firmata, (uint8_t)cells[1], !back && percent != 0);
  firmata_pin_write_level(firmata, (uint8_t)cells[2], back && percent != 0);
  if (pin < FIRMATA_MOST_PINS) firmata->motor_pins[pin / 8] |= (uint8_t)(1U << (pin & 7U));
  give_duty(firmata, pin, FIRMATA_MODE_pwm, (uint16_t)((percent * 255U + 50U) / 100U));
}

#define TURN LUNABLOC_STEPPER_HUNDREDTHS_A_TURN
// Where it is to go is counted from the beginning, so that nothing is lost by rounding. The time, at 60
// degrees a second.
static int32_t turn_stepper(struct firmata* firmata, uint8_t number, int32_t hundredths) {
  if (number >= FIRMATA_MOST_STEPPERS) return 0;
  struct firmata_stepper* stepper = &firmata->steppers[number];
  stepper->hundredths += hundredths;
  int32_t turns = stepper->hundredths / TURN;
  int32_t rest = stepper->hundredths % TURN;
  if (rest < 0) {
    rest += TURN;
    --turns;
  }
  firmata_stepper_to(firmata, number, turns * LUNABLOC_STEPPER_STEPS_A_TURN + (rest * LUNABLOC_STEPPER_STEPS_A_TURN + TURN / 2) / TURN);
  return ((hundredths < 0 ? -hundredths : hundredths) + 5) / 6;
}

static void set_stepper_pins(struct firmata* firmata, const int32_t* cells) {
  uint8_t pins[4];
  for (uint8_t i = 0; i < 4; ++i) pins[i] = (uint8_t)cells[i + 1];
  firmata_stepper_pins(firmata, (uint8_t)cells[0], pins);
}

static void add_letters(struct standalone_lcd* lcd, uint32_t letters) {
  for (; letters != 0; letters >>= 8) lcd_letter(lcd, (uint8_t)letters);
}

bool standalone_ask(struct machine* machine, uint8_t request, int32_t* cells) {
  struct standalone* standalone = owner_of(machine);
  struct firmata* firmata = standalone->firmata;
  // Pins below 2 are the line to a host; whatever cannot be, the core refuses.
  const uint8_t pin = cells[0] < 0 || cells[0] > 255 ? 255 : (uint8_t)cells[0];
  switch (request) {
    case MACHINE_REQUEST_pin_mode: firmata_pin_set_mode(firmata, pin, (uint8_t)limited(cells[1])); break;
    case MACHINE_REQUEST_level: firmata_pin_write_level(firmata, pin, cells[1] != 0); break;
    case MACHINE_REQUEST_duty:
    case MACHINE_REQUEST_servo: {
      const bool servo = request == MACHINE_REQUEST_servo;
      const uint8_t mode = servo ? FIRMATA_MODE_servo : FIRMATA_MODE_pwm;
      const uint16_t most = servo ? 180 : 255;
      give_duty(firmata, pin, mode, limited(cells[1]) > most ? most : limited(cells[1]));
      break;
    }
    case MACHINE_REQUEST_tone: firmata_play(firmata, pin, limited(cells[1]), 0); break;
    case MACHINE_REQUEST_read_level: cells[0] = read_level(standalone, pin); break;
    case MACHINE_REQUEST_read_channel: return read_channel(standalone, cells);
    case MACHINE_REQUEST_read_echo: return read_echo(standalone, cells);
    case MACHINE_REQUEST_read_dht: return read_dht(standalone, cells);
    case MACHINE_REQUEST_pixels: show_pixels(firmata, pin, cells); break;
    case MACHINE_REQUEST_stepper_pins: set_stepper_pins(firmata, cells); break;
    case MACHINE_REQUEST_motor: drive_motor(firmata, pin, cells); break;
    case MACHINE_REQUEST_stepper_turn: cells[0] = turn_stepper(firmata, pin, cells[1]); break;
    case MACHINE_REQUEST_lcd_line: return lcd_line(&standalone->lcd, pin, (uint8_t)cells[1]);
    case MACHINE_REQUEST_lcd_letters: add_letters(&standalone->lcd, (uint32_t)cells[0]); break;
    case MACHINE_REQUEST_lcd_whole:
    case MACHINE_REQUEST_lcd_tenths: lcd_number(&standalone->lcd, cells[0], request == MACHINE_REQUEST_lcd_tenths); break;
    case MACHINE_REQUEST_lcd_show: lcd_show(&standalone->lcd, pin); break;
    default: break;
  }
  return true;
}

static void ping(struct standalone* standalone) {
  const struct firmata_board* board = standalone->firmata->board;
  struct standalone_echo* place = &standalone->echoes[standalone->echo_turn];
  if (standalone->echo_running) {
    const uint16_t echo = board_echo(board);
    if (echo == FIRMATA_ECHO_PENDING) return;
    place->microseconds = echo;
    place->known = true;
    standalone->echo_running = false;
    standalone->echo_turn = (uint8_t)((standalone->echo_turn + 1U) % STANDALONE_MOST_ECHOES);
    return;
  }
  if (place->trigger_pin == 0) {
    standalone->echo_turn = 0;
    if (standalone->echoes[0].trigger_pin == 0) return;
  }
  if (now(standalone) - standalone->echo_at < BETWEEN_PINGS_MS) return;
  standalone->echo_at = now(standalone);
  place = &standalone->echoes[standalone->echo_turn];
  board_start_echo(board, place->trigger_pin, place->echo_pin);
  standalone->echo_running = true;
}

// -- beginning and ending

static void begin(struct standalone* standalone, const uint8_t* code, uint16_t length, bool in_ram, uint8_t cells) {
  firmata_reset(standalone->firmata);
  memset(standalone->echoes, 0, sizeof standalone->echoes);
  memset(&standalone->lcd, 0, sizeof standalone->lcd);
  standalone->channel_asked = false;
  standalone->echo_running = false;
  standalone->echo_turn = 0;
  const bool begun = machine_start(&standalone->machine, machine_board_host(), code, length, in_ram, cells);
  standalone->state = begun ? STANDALONE_RUNS : STANDALONE_OVER;
}

static void begin_stored(struct standalone* standalone) {
  const uint8_t* area = standalone->area;
  begin(standalone, area + LUNABLOC_MACHINE_HEADER_BYTES, two_at(area + 4), false, LUNABLOC_MACHINE_CELLS);
}

void standalone_start(struct standalone* standalone, struct firmata* firmata, const uint8_t* area, uint16_t area_bytes) {
  memset(standalone, 0, sizeof *standalone);
  standalone->firmata = firmata;
  standalone->area = area;
  standalone->area_bytes = area_bytes;
  firmata->standalone = standalone;
  if (!is_program(standalone)) return;
  standalone->state = STANDALONE_WAITS;
  standalone->begins_at = now(standalone) + HOST_SPEAKS_FIRST_MS;
}

void standalone_stop(struct standalone* standalone) {
  if (standalone->state == STANDALONE_RUNS || standalone->state == STANDALONE_OVER) firmata_reset(standalone->firmata);
  if (standalone->state != STANDALONE_NONE) standalone->state = STANDALONE_STOPPED;
}

// The board's lamp tells which fault it was: so many blinks, a pause, and again until a host speaks.
static void blink_fault(struct standalone* standalone) {
  struct firmata* firmata = standalone->firmata;
  const uint8_t lamp = board_lamp(firmata->board);
  const uint8_t halves = (uint8_t)(2U * standalone->machine.fault);
  const uint8_t half = (uint8_t)((now(standalone) - standalone->begins_at) / HALF_BLINK_MS % (halves + PAUSE_HALVES));
  const bool lit = half < halves && (half & 1U) == 0;
  if (firmata->pins[lamp].mode != FIRMATA_MODE_output) firmata_pin_set_mode(firmata, lamp, FIRMATA_MODE_output);
  if ((firmata->pins[lamp].value != 0) != lit) firmata_pin_write_level(firmata, lamp, lit);
}

void standalone_step(struct standalone* standalone) {
  lcd_step(&standalone->lcd, standalone->firmata->board);  // the last line too, when the program is over
  if (standalone->state == STANDALONE_OVER && standalone->machine.fault != MACHINE_FAULT_none) blink_fault(standalone);
  if (standalone->state == STANDALONE_WAITS && (int32_t)(now(standalone) - standalone->begins_at) >= 0) begin_stored(standalone);
  if (standalone->state != STANDALONE_RUNS) return;
  ping(standalone);
  machine_step(&standalone->machine);
  if (standalone->machine.fault != MACHINE_FAULT_none) {
    firmata_reset(standalone->firmata);
    standalone->state = STANDALONE_OVER;
    standalone->begins_at = now(standalone);
  } else if (machine_is_over(&standalone->machine)) {
    firmata_pins_stop_motors(standalone->firmata);
    standalone->state = STANDALONE_OVER;
  }
}

bool standalone_idle(struct standalone* standalone) {
  return standalone->state != STANDALONE_RUNS || machine_rests(&standalone->machine, TICK_MS);
}

// -- messages

// A trial program lies behind the cells that are left to it.
static uint8_t* trial_memory(struct standalone* standalone, uint16_t length) {
  const uint16_t cells = (uint16_t)((length + 3U) / 4U);
  if (length == 0 || cells > LUNABLOC_MACHINE_CELLS - SMALLEST_MEMORY) return 0;
  return (uint8_t*)(standalone->machine.cells + LUNABLOC_MACHINE_CELLS - cells);
}

// The whole length is said with every block, so that each finds its place: length in two bytes, number, data.
static void take_block(struct standalone* standalone, const uint8_t* data, uint8_t length) {
  if (length < 5) return;
  const uint16_t all = (uint16_t)(data[0] | data[1] << 7);
  uint8_t* memory = trial_memory(standalone, all);
  uint16_t at = (uint16_t)(data[2] * LUNABLOC_FIRMATA_BLOCK_BYTES);
  if (memory == 0 || at >= all) return;
  standalone_stop(standalone);
  standalone->state = STANDALONE_STOPPED;
  for (uint8_t i = 3; i + 1 < length && at < all; i = (uint8_t)(i + 2U), ++at)
    memory[at] = (uint8_t)(data[i] | data[i + 1U] << 7);
  standalone->reply = FIRMATA_PROGRAM_block;
  standalone->reply_first = data[2];
}

static void begin_trial(struct standalone* standalone, const uint8_t* data, uint8_t length) {
  standalone->reply = FIRMATA_PROGRAM_state;
  if (length < 5) return;
  const uint16_t all = (uint16_t)(data[0] | data[1] << 7);
  const uint16_t crc = (uint16_t)(data[2] | data[3] << 7 | data[4] << 14);
  const uint8_t* memory = trial_memory(standalone, all);
  if (memory == 0 || machine_crc(memory, all, true) != crc) return;
  standalone->crc = crc;
  begin(standalone, memory, all, true, (uint8_t)((const int32_t*)memory - standalone->machine.cells));
}

void standalone_message(struct standalone* standalone, const uint8_t* data, uint8_t length) {
  if (length == 0) return;
  standalone->firmata->replies |= FIRMATA_REPLY_PROGRAM;
  standalone->reply = FIRMATA_PROGRAM_state;
  switch (data[0]) {
    case FIRMATA_PROGRAM_run:
      if (is_program(standalone)) begin_stored(standalone);
      break;
    case FIRMATA_PROGRAM_stop: standalone_stop(standalone); break;
    case FIRMATA_PROGRAM_values:
      if (length < 3) break;
      standalone->reply = FIRMATA_PROGRAM_values;
      standalone->reply_first = data[1];
      standalone->reply_count = data[2] > 8 ? 8 : data[2];
      break;
    case FIRMATA_PROGRAM_block: take_block(standalone, data + 1, (uint8_t)(length - 1U)); break;
    case FIRMATA_PROGRAM_trial: begin_trial(standalone, data + 1, (uint8_t)(length - 1U)); break;
    default: break;
  }
}

static void send(struct standalone* standalone, uint8_t byte) {
  const struct firmata_board* board = standalone->firmata->board;
  board_send(board, byte);
}

static void send_state(struct standalone* standalone) {
  send(standalone, (uint8_t)standalone->state);
  send(standalone, standalone->machine.fault);
  firmata_send_two(standalone->firmata, standalone->machine.fault_pc);
  firmata_send_two(standalone->firmata, standalone->crc & 0x3FFFU);
  send(standalone, (uint8_t)(standalone->crc >> 14));
}

// Five bytes a cell.
static void send_values(struct standalone* standalone) {
  send(standalone, standalone->reply_first);
  for (uint8_t i = 0; i < standalone->reply_count; ++i) {
    const uint16_t cell = (uint16_t)(standalone->reply_first + i);
    uint32_t value = cell < LUNABLOC_MACHINE_CELLS ? (uint32_t)standalone->machine.cells[cell] : 0;
    for (uint8_t part = 0; part < 5; ++part, value >>= 7) send(standalone, value & 0x7FU);
  }
}

bool standalone_reply(struct standalone* standalone) {
  const struct firmata_board* board = standalone->firmata->board;
  if (board_room(board) < 46) return false;
  send(standalone, FIRMATA_sysex_start);
  send(standalone, FIRMATA_SYSEX_program);
  send(standalone, standalone->reply | 0x40U);
  switch (standalone->reply) {
    case FIRMATA_PROGRAM_values: send_values(standalone); break;
    case FIRMATA_PROGRAM_block: send(standalone, standalone->reply_first); break;
    default: send_state(standalone); break;
  }
  send(standalone, FIRMATA_sysex_end);
  return true;
}
