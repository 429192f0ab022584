// Motors that turn by steps: Firmata's own messages for them, without accelerations and with four coils only.
//
// Two coils are under current while it moves; none when it has arrived, so that it stays cool.
#include "code_memory.h"
#include "core/parts.h"

#define FOUR_WIRES 0x40U
#define WIRE_BITS 0x70U
#define SLOWEST_US 60000U
#define FASTEST_US 1000U
#define REPORTS 0x10U  // bits of what is to be told: below, who has arrived; from here on, who was asked
#define USUAL_US 2930U  // 60 degrees a second of a 28BYJ-48

// Coils of the first, second, third and fourth step: bits of the pins.
static uint8_t coils_at(int32_t position) {
  static const uint8_t kCoils[] CODE_TABLE = {0x5, 0x6, 0xA, 0x9};
  return code_table_byte(kCoils + ((uint8_t)position & 3U));
}

static void give(struct firmata* firmata, const struct firmata_stepper* stepper, uint8_t coils) {
  for (uint8_t i = 0; i < 4; ++i) {
    const uint8_t pin = stepper->pins[i];
    const uint8_t bit = (uint8_t)(1U << (pin & 7U));
    board_write_port(firmata->board, pin / 8, (coils >> i & 1U) != 0 ? bit : 0, bit);
  }
}

void firmata_stepper_pins(struct firmata* firmata, uint8_t number, const uint8_t* pins) {
  if (number >= FIRMATA_MOST_STEPPERS) return;
  struct firmata_stepper* stepper = &firmata->steppers[number];
  for (uint8_t i = 0; i < 4; ++i)
    if (!firmata_pin_can(firmata, pins[i], FIRMATA_MODE_stepper)) return;
  *stepper = (struct firmata_stepper){.used = true, .interval = USUAL_US};
  for (uint8_t i = 0; i < 4; ++i) {
    stepper->pins[i] = pins[i];
    firmata_pin_set_mode(firmata, pins[i], FIRMATA_MODE_stepper);
  }
}

void firmata_stepper_to(struct firmata* firmata, uint8_t number, int32_t target) {
  if (number >= FIRMATA_MOST_STEPPERS) return;
  struct firmata_stepper* stepper = &firmata->steppers[number];
  if (!stepper->used) return;
  if (!stepper->moves) stepper->stepped = board_microseconds(firmata->board) - stepper->interval;
  stepper->target = target;
  stepper->moves = true;
}

bool firmata_stepper_moves(const struct firmata* firmata, uint8_t number) {
  return number < FIRMATA_MOST_STEPPERS && firmata->steppers[number].moves;
}

static void stop(struct firmata* firmata, struct firmata_stepper* stepper) {
  stepper->target = stepper->position;
  stepper->moves = false;
  if (stepper->used) give(firmata, stepper, 0);
}

void firmata_steppers_stop(struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_STEPPERS; ++i) stop(firmata, &firmata->steppers[i]);
}

void firmata_stepper_reset(struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_STEPPERS; ++i) firmata->steppers[i] = (struct firmata_stepper){.used = false};
  firmata->steppers_told = 0;
  firmata->replies &= (uint16_t)~FIRMATA_REPLY_STEPPERS;
}

static int32_t number_in(const uint8_t* data) {
  uint32_t value = 0;
  for (uint8_t i = 5; i != 0; --i) value = value << 7 | data[i - 1U];
  return (int32_t)value;
}

// Firmata's decimal number: 23 bits, then an exponent of ten, 11 too high, in four bits, then the sign.
static void set_speed(struct firmata_stepper* stepper, const uint8_t* data) {
  uint32_t hundredths = data[0] | (uint16_t)(data[1] << 7) | (uint32_t)data[2] << 14 | (uint32_t)(data[3] & 3U) << 21;
  int8_t exponent = (int8_t)((data[3] >> 2 & 15U) - 11 + 2);
  for (; exponent < 0; ++exponent) hundredths /= 10U;
  for (; exponent > 0 && hundredths < 1000000UL; --exponent) hundredths *= 10U;
  const uint32_t interval = hundredths == 0 ? SLOWEST_US : 100000000UL / hundredths;
  stepper->interval = interval > SLOWEST_US ? SLOWEST_US : interval < FASTEST_US ? FASTEST_US : (uint16_t)interval;
}

static void tell(struct firmata* firmata, uint8_t bit) {
  firmata->steppers_told |= bit;
  firmata->replies |= FIRMATA_REPLY_STEPPERS;
}

// What, which motor, then what it takes.
void firmata_stepper_message(struct firmata* firmata, const uint8_t* data, uint8_t length) {
  if (length < 2 || data[1] >= FIRMATA_MOST_STEPPERS) return;
  struct firmata_stepper* stepper = &firmata->steppers[data[1]];
  switch (data[0]) {
    case FIRMATA_STEPPER_config:
      if (length >= 7 && (data[2] & WIRE_BITS) == FOUR_WIRES) firmata_stepper_pins(firmata, data[1], data + 3);
      break;
    case FIRMATA_STEPPER_zero: stepper->target -= stepper->position; stepper->position = 0; break;
    case FIRMATA_STEPPER_step:
      if (length >= 7) firmata_stepper_to(firmata, data[1], stepper->position + number_in(data + 2));
      break;
    case FIRMATA_STEPPER_to:
      if (length >= 7) firmata_stepper_to(firmata, data[1], number_in(data + 2));
      break;
    case FIRMATA_STEPPER_stop: stop(firmata, stepper); break;
    case FIRMATA_STEPPER_speed:
      if (length >= 6) set_speed(stepper, data + 2);
      break;
    case FIRMATA_STEPPER_report:
      tell(firmata, (uint8_t)(REPORTS << data[1]));
      break;
    default: break;
  }
}

// The last step's time passes before the coils are let go.
static void step(struct firmata* firmata, uint8_t number, uint32_t now) {
  struct firmata_stepper* stepper = &firmata->steppers[number];
  const uint32_t since = now - stepper->stepped;
  if (!stepper->moves || since < stepper->interval) return;
  stepper->stepped = since < 2UL * stepper->interval ? stepper->stepped + stepper->interval : now;
  if (stepper->position == stepper->target) {
    stop(firmata, stepper);
    tell(firmata, (uint8_t)(1U << number));
    return;
  }
  stepper->position += stepper->position < stepper->target ? 1 : -1;
  give(firmata, stepper, coils_at(stepper->position));
}

void firmata_stepper_step(struct firmata* firmata) {
  const uint32_t now = board_microseconds(firmata->board);
  for (uint8_t i = 0; i < FIRMATA_MOST_STEPPERS; ++i) step(firmata, i, now);
}

bool firmata_stepper_reply(struct firmata* firmata) {
  for (uint8_t i = 0; i < FIRMATA_MOST_STEPPERS; ++i) {
    const uint8_t bits = (uint8_t)((1U | REPORTS) << i) & firmata->steppers_told;
    if (bits == 0) continue;
    if (board_room(firmata->board) < 10) return false;
    firmata_begin_sysex(firmata, FIRMATA_SYSEX_stepper);
    board_send(firmata->board, bits < REPORTS ? FIRMATA_STEPPER_arrived : FIRMATA_STEPPER_report);
    board_send(firmata->board, i);
    uint32_t position = (uint32_t)firmata->steppers[i].position;
    for (uint8_t part = 0; part < 5; ++part, position >>= 7) board_send(firmata->board, position & 0x7FU);
    firmata_end_sysex(firmata);
    firmata->steppers_told &= (uint8_t)~(bits < REPORTS ? bits : bits & (uint8_t)(REPORTS << i));
  }
  return firmata->steppers_told == 0;
}
