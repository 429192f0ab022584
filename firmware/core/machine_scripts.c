// When scripts begin and go on.
#include <stddef.h>
#include <string.h>

#include "code_memory.h"
#include "core/machine_parts.h"
#include "machine_calls.h"
#include "wide.h"

#define FRAME_US 33000UL        // a script that does not wait lets the others go first so often
#define BOUNCE (10000U / 256U)  // a button's contacts touch several times; in 256 microseconds
#define SHORTEST_PERIOD 1000U   // microseconds

#define HEAD_BYTES 2            // of the body: cells of variables, scripts
enum row { ROW_ENTRY = 0, ROW_CELLS = 2, ROW_TRIGGER = 3, ROW_ARGUMENT = 4 };

#define FOR_EACH(script, machine) \
  for (struct machine_script* script = (machine)->scripts; script != (machine)->scripts + LUNABLOC_MACHINE_SCRIPTS; ++script)

__attribute__((noinline)) static uint8_t row_byte(const struct machine* machine, const struct machine_script* script, uint8_t part) {
  return code_byte(script->row + part, machine->in_ram);
}

static uint16_t entry_of(const struct machine* machine, const struct machine_script* script) {
  const uint8_t* row = script->row;
  const uint8_t low = code_next_byte(&row, machine->in_ram);
  return (uint16_t)(low | code_byte(row, machine->in_ram) << 8);
}

uint16_t machine_crc(const uint8_t* code, uint16_t length, bool in_ram) {
  uint16_t crc = 0xFFFF;
  for (; length != 0; --length) {
    crc ^= (uint16_t)(code_next_byte(&code, in_ram) << 8);
    for (uint8_t bit = 0; bit < 8; ++bit)
      crc = (crc & 0x8000U) != 0 ? (uint16_t)(crc << 1 ^ 0x1021U) : (uint16_t)(crc << 1);
  }
  return crc;
}

// -- time

// These are small only when they stand once.
__attribute__((noinline)) void machine_moment_of_microseconds(struct machine_moment* moment, uint32_t microseconds) {
  memset(moment, 0, sizeof *moment);
  memcpy(moment, &microseconds, sizeof microseconds);  // both sides are little endian
}

__attribute__((noinline)) void machine_moment_add(struct machine_moment* moment, const struct machine_moment* length) {
  wide_add(moment->bytes, length->bytes, MACHINE_MOMENT_BYTES);
}

static bool is_before(const struct machine_moment* a, const struct machine_moment* b) {
  return wide_is_less(a->bytes, b->bytes, MACHINE_MOMENT_BYTES);
}

// The moment counts first, then who began to wait first.
static bool is_before_in_turn(const struct machine_script* a, const struct machine_script* b) {
  _Static_assert(offsetof(struct machine_script, due) == offsetof(struct machine_script, turn) + sizeof a->turn, "one number");
  return wide_is_less((const uint8_t*)&a->turn, (const uint8_t*)&b->turn, sizeof a->turn + sizeof a->due);
}

static void moment_after(struct machine_moment* moment, const struct machine_moment* start, uint32_t microseconds) {
  machine_moment_of_microseconds(moment, microseconds);
  machine_moment_add(moment, start);
}

static bool is_late(const struct machine* machine, const struct machine_script* script, uint32_t microseconds) {
  struct machine_moment most;
  moment_after(&most, &script->due, microseconds);
  return is_before(&most, &machine->now);
}

static void let_time_pass(struct machine* machine) {
  const uint32_t microseconds = machine_microseconds(machine);
  struct machine_moment passed;
  machine_moment_of_microseconds(&passed, microseconds - machine->last_microseconds);
  machine->last_microseconds = microseconds;
  machine_moment_add(&machine->now, &passed);
}

// -- beginning and ending

void machine_stop(struct machine* machine, uint8_t fault) {
  machine->fault = fault;
  machine->current = 0;
  FOR_EACH(script, machine) script->active = script->armed = false;
}

__attribute__((noinline)) static void queue(struct machine* machine, struct machine_script* script) {
  script->turn = ++machine->turns;
}

void machine_let_pass(struct machine* machine, const struct machine_moment* length) {
  struct machine_script* script = machine->current;
  machine_moment_add(&script->due, length);
  queue(machine, script);
}

void machine_begin(struct machine* machine, struct machine_script* script, const struct machine_moment* due) {
  script->active = true;
  script->pc = machine->code + entry_of(machine, script);
  script->top = script->frame = script->base;
  script->due = *due;
  queue(machine, script);
}

bool machine_start(struct machine* machine, const struct machine_host* host, const uint8_t* code, uint16_t length,
                   bool in_ram, uint8_t most_cells) {
  memset(machine, 0, offsetof(struct machine, cells) + most_cells * sizeof machine->cells[0]);
  machine->host = host;
  machine->code = code;
  machine->length = length;
  machine->in_ram = in_ram;
  machine->last_microseconds = machine_microseconds(machine);
  machine->chance = machine->last_microseconds | 1U;
  machine->fault = MACHINE_FAULT_code;
  const uint8_t* const end = code + length;
  uint16_t cells = code_next_byte(&code, in_ram);
  const uint8_t count = code_next_byte(&code, in_ram);
  if (count == 0 || count > LUNABLOC_MACHINE_SCRIPTS) return false;
  if (length < (uint16_t)(count * LUNABLOC_MACHINE_SCRIPT_BYTES + HEAD_BYTES + LUNABLOC_MACHINE_TAIL)) return false;
  for (const uint8_t* tail = end - LUNABLOC_MACHINE_TAIL; tail != end;)
    if (code_next_byte(&tail, in_ram) != MACHINE_end) return false;
  struct machine_script* script = machine->scripts;
  for (uint8_t i = 0; i < count; ++i) {
    script->row = code;
    code += LUNABLOC_MACHINE_SCRIPT_BYTES;
    script->base = (uint8_t)cells;
    cells = (uint16_t)(cells + row_byte(machine, script, ROW_CELLS));
    if (cells > most_cells || entry_of(machine, script) >= length) return false;
    script->limit = (uint8_t)cells;
    ++script;
  }
  machine->scripts_count = count;
  machine->fault = MACHINE_FAULT_none;
  machine_begin(machine, machine->scripts, &machine->now);
  return true;
}

// -- what scripts wait for

static bool pin_is_low(struct machine* machine, const struct machine_script* script) {
  int32_t cell = row_byte(machine, script, ROW_ARGUMENT);
  return machine_asks(machine, MACHINE_REQUEST_read_level, &cell) && cell == 0;
}

// An armed script whose pin is none of the board's reads as high for ever.
void machine_rouse(struct machine* machine, struct machine_script* script, uint8_t instruction, const int32_t* seconds) {
  if (instruction == MACHINE_arm) {
    script->armed = true;
    script->low = pin_is_low(machine, script);
    return;
  }
  machine_begin(machine, script, &machine->current->due);
  if (instruction != MACHINE_every) return;
  machine_moment_of(&script->period, seconds);
  const uint8_t* bytes = script->period.bytes;
  uint16_t low;
  memcpy(&low, bytes, sizeof low);
  if (low < SHORTEST_PERIOD && (bytes[2] | bytes[3] | bytes[4] | bytes[5]) == 0) {
    low = SHORTEST_PERIOD;
    memcpy(script->period.bytes, &low, sizeof low);
  }
  script->again = true;
  machine_moment_add(&script->due, &script->period);
}

// What is read of the clock is enough to tell what was a moment ago.
static uint16_t stamp(const struct machine* machine) {
  return (uint16_t)(machine->now.bytes[1] | machine->now.bytes[2] << 8);
}

static void look_at_pin(struct machine* machine, struct machine_script* script) {
  const uint8_t trigger = row_byte(machine, script, ROW_TRIGGER);
  if (trigger != MACHINE_TRIGGER_pin_low && trigger != MACHINE_TRIGGER_pin_change) return;
  const uint16_t now = stamp(machine);
  if (script->bounces && (uint16_t)(now - script->heard) <= BOUNCE) return;
  script->bounces = false;
  const bool low = pin_is_low(machine, script);
  if (low == script->low) return;
  script->low = low;
  script->bounces = true;
  script->heard = now;
  if (script->active || (trigger == MACHINE_TRIGGER_pin_low && !low)) return;
  machine_begin(machine, script, &machine->now);
  if (trigger == MACHINE_TRIGGER_pin_change && script->top != script->limit) machine->cells[script->top++] = low;
}

bool machine_send(struct machine* machine, uint8_t message) {
  bool self = false;
  FOR_EACH(script, machine) {
    if (!script->armed || row_byte(machine, script, ROW_TRIGGER) != MACHINE_TRIGGER_message) continue;
    if (row_byte(machine, script, ROW_ARGUMENT) != message) continue;
    if (script == machine->current) self = true;
    machine_begin(machine, script, &machine->current->due);
  }
  return self;
}

// -- whose turn it is

// Of those that are due, the script that should have gone on first, and of several the one that waited first.
__attribute__((noinline)) static struct machine_script* next_script(struct machine* machine, const struct machine_moment* now) {
  struct machine_script* next = 0;
  FOR_EACH(script, machine) {
    if (!script->active || is_before(now, &script->due)) continue;
    if (next != 0 && is_before_in_turn(next, script)) continue;
    next = script;
  }
  return next;
}

bool machine_step(struct machine* machine) {
  let_time_pass(machine);
  FOR_EACH(script, machine) if (script->armed) look_at_pin(machine, script);
  if (machine->current == 0) machine->current = next_script(machine, &machine->now);
  struct machine_script* script = machine->current;
  if (script == 0) return false;

  const bool lets_others_go = is_late(machine, script, FRAME_US);
  if (is_late(machine, script, LUNABLOC_MACHINE_MOST_LATE_US)) script->due = machine->now;
  switch (machine_run(machine, script)) {
    case MACHINE_GOES_ON:
    case MACHINE_ASKS_AGAIN:
      if (!lets_others_go) return true;
      script->due = machine->now;
      queue(machine, script);
      break;
    case MACHINE_IS_OVER:
      script->active = false;
      if (!script->again) break;
      machine_moment_add(&script->due, &script->period);
      machine_begin(machine, script, &script->due);
      break;
    default: break;
  }
  machine->current = 0;
  return true;
}

bool machine_is_over(struct machine* machine) {
  FOR_EACH(script, machine) if (script->active || script->armed) return false;
  return true;
}

bool machine_rests(struct machine* machine, uint8_t milliseconds) {
  if (machine->current != 0) return false;
  struct machine_moment soon;
  moment_after(&soon, &machine->now, milliseconds * 1000U);
  return next_script(machine, &soon) == 0;
}
