// When scripts begin and go on.
#include <stddef.h>
#include <string.h>

#include "code_memory.h"
#include "core/machine_parts.h"

#define FRAME_MS 33   // a script that does not wait lets the others go first so often
#define MOST_LATE_MS 50
#define BOUNCE_MS 10  // a button's contacts touch several times

enum row { ROW_ENTRY = 0, ROW_CELLS = 2, ROW_TRIGGER = 3, ROW_ARGUMENT = 4 };

uint8_t machine_byte(const struct machine* machine, uint16_t at) {
  return at < machine->length ? code_byte(machine->code + at, machine->in_ram) : 0;
}

static uint8_t row_byte(const struct machine* machine, uint8_t script, uint8_t part) {
  return machine_byte(machine, (uint16_t)(2U + script * LUNABLOC_MACHINE_SCRIPT_BYTES + part));
}

static uint16_t entry_of(const struct machine* machine, uint8_t script) {
  return (uint16_t)(row_byte(machine, script, ROW_ENTRY) | row_byte(machine, script, ROW_ENTRY + 1) << 8);
}

uint16_t machine_crc(const uint8_t* code, uint16_t length, bool in_ram) {
  uint16_t crc = 0xFFFF;
  for (; length != 0; --length) {
    crc ^= (uint16_t)(code_byte(code++, in_ram) << 8);
    for (uint8_t bit = 0; bit < 8; ++bit)
      crc = (crc & 0x8000U) != 0 ? (uint16_t)(crc << 1 ^ 0x1021U) : (uint16_t)(crc << 1);
  }
  return crc;
}

void machine_moment_add(struct machine_moment* moment, const struct machine_moment* length) {
  moment->milliseconds += length->milliseconds;
  moment->microseconds = (uint16_t)(moment->microseconds + length->microseconds);
  if (moment->microseconds < 1000) return;
  moment->microseconds = (uint16_t)(moment->microseconds - 1000U);
  ++moment->milliseconds;
}

bool machine_moment_before(const struct machine_moment* a, const struct machine_moment* b) {
  const int32_t apart = (int32_t)(a->milliseconds - b->milliseconds);
  return apart < 0 || (apart == 0 && a->microseconds < b->microseconds);
}

void machine_stop(struct machine* machine, uint8_t fault) {
  machine->fault = fault;
  machine->current = machine->scripts_count;
  for (uint8_t i = 0; i < machine->scripts_count; ++i) machine->scripts[i].active = machine->scripts[i].armed = false;
}

void machine_queue(struct machine* machine, struct machine_script* script) {
  script->turn = ++machine->turns;
}

void machine_begin(struct machine* machine, uint8_t number, const struct machine_moment* due) {
  struct machine_script* script = &machine->scripts[number];
  script->active = true;
  script->pc = entry_of(machine, number);
  script->top = script->frame = 0;
  script->due = *due;
  machine_queue(machine, script);
}

bool machine_start(struct machine* machine, const struct machine_host* host, const uint8_t* code, uint16_t length,
                   bool in_ram, uint8_t most_cells) {
  memset(machine, 0, offsetof(struct machine, cells) + most_cells * sizeof machine->cells[0]);
  machine->host = host;
  machine->code = code;
  machine->length = length;
  machine->in_ram = in_ram;
  machine->last_microseconds = host->microseconds(host->context);
  machine->chance = machine->last_microseconds | 1U;
  uint16_t cells = machine_byte(machine, 0);
  const uint8_t count = machine_byte(machine, 1);
  bool fits = count > 0 && count <= LUNABLOC_MACHINE_SCRIPTS && length > LUNABLOC_MACHINE_TAIL;
  for (uint8_t i = 1; fits && i <= LUNABLOC_MACHINE_TAIL; ++i) fits = machine_byte(machine, (uint16_t)(length - i)) == MACHINE_end;
  for (uint8_t i = 0; fits && i < count; ++i) {
    machine->scripts[i].base = (uint8_t)cells;
    machine->scripts[i].cells = row_byte(machine, i, ROW_CELLS);
    cells = (uint16_t)(cells + machine->scripts[i].cells);
    fits = cells <= most_cells && entry_of(machine, i) < length;
  }
  machine->scripts_count = fits ? count : 0;
  machine->current = machine->scripts_count;
  machine->fault = fits ? MACHINE_FAULT_none : MACHINE_FAULT_code;
  if (fits) machine_begin(machine, 0, &machine->now);
  return fits;
}

static bool pin_is_low(struct machine* machine, uint8_t script) {
  int32_t cell = row_byte(machine, script, ROW_ARGUMENT);
  return machine->host->ask(machine->host->context, MACHINE_REQUEST_read_level, &cell) && cell == 0;
}

static bool waits_for_pin(uint8_t trigger) {
  return trigger == MACHINE_TRIGGER_pin_low || trigger == MACHINE_TRIGGER_pin_change;
}

void machine_arm(struct machine* machine, uint8_t number) {
  struct machine_script* script = &machine->scripts[number];
  script->armed = true;
  if (waits_for_pin(row_byte(machine, number, ROW_TRIGGER))) script->low = pin_is_low(machine, number);
}

static void look_at_pin(struct machine* machine, uint8_t number, uint8_t trigger) {
  struct machine_script* script = &machine->scripts[number];
  const uint16_t now = (uint16_t)machine->now.milliseconds;
  if (script->heard != 0 && (uint16_t)(now - script->heard) < BOUNCE_MS) return;
  const bool low = pin_is_low(machine, number);
  if (low == script->low) return;
  script->low = low;
  script->heard = now | 1U;
  if (script->active || (trigger == MACHINE_TRIGGER_pin_low && !low)) return;
  machine_begin(machine, number, &machine->now);
  if (trigger != MACHINE_TRIGGER_pin_change || script->cells == 0) return;
  machine->cells[script->base] = low ? 1 : 0;
  script->top = 1;
}

void machine_look_at_pins(struct machine* machine) {
  for (uint8_t i = 0; i < machine->scripts_count; ++i) {
    if (!machine->scripts[i].armed) continue;
    const uint8_t trigger = row_byte(machine, i, ROW_TRIGGER);
    if (waits_for_pin(trigger)) look_at_pin(machine, i, trigger);
  }
}

bool machine_send(struct machine* machine, uint8_t message) {
  const struct machine_moment moment = machine->scripts[machine->current].due;
  bool self = false;
  for (uint8_t i = 0; i < machine->scripts_count; ++i) {
    if (!machine->scripts[i].armed || row_byte(machine, i, ROW_TRIGGER) != MACHINE_TRIGGER_message) continue;
    if (row_byte(machine, i, ROW_ARGUMENT) != message) continue;
    self = self || i == machine->current;
    machine_begin(machine, i, &moment);
  }
  return self;
}

// The next script: the one that should have gone on first, and of several the one that waited first.
static uint8_t next_script(const struct machine* machine) {
  const struct machine_script* next = 0;
  for (uint8_t i = 0; i < machine->scripts_count; ++i) {
    const struct machine_script* script = &machine->scripts[i];
    if (!script->active || machine_moment_before(&machine->now, &script->due)) continue;
    if (next != 0 && machine_moment_before(&next->due, &script->due)) continue;
    if (next != 0 && !machine_moment_before(&script->due, &next->due) && (int16_t)(script->turn - next->turn) > 0) continue;
    next = script;
  }
  return next == 0 ? machine->scripts_count : (uint8_t)(next - machine->scripts);
}

static void let_time_pass(struct machine* machine) {
  const uint32_t microseconds = machine->host->microseconds(machine->host->context);
  uint32_t passed = microseconds - machine->last_microseconds;
  machine->last_microseconds = microseconds;
  const struct machine_moment length = {passed / 1000U, (uint16_t)(passed % 1000U)};
  machine_moment_add(&machine->now, &length);
}

bool machine_step(struct machine* machine) {
  let_time_pass(machine);
  machine_look_at_pins(machine);
  if (machine->current == machine->scripts_count) machine->current = next_script(machine);
  if (machine->current == machine->scripts_count) return false;

  struct machine_script* script = &machine->scripts[machine->current];
  const uint32_t late = machine->now.milliseconds - script->due.milliseconds;
  if (late > MOST_LATE_MS && late <= INT32_MAX) script->due = machine->now;
  switch (machine_run(machine, script)) {
    case MACHINE_GOES_ON:
      if (late < FRAME_MS) return true;
      script->due = machine->now;
      machine_queue(machine, script);
      break;
    case MACHINE_IS_OVER:
      script->active = false;
      if ((script->period.milliseconds | script->period.microseconds) != 0) {
        machine_moment_add(&script->due, &script->period);
        const struct machine_moment due = script->due;
        machine_begin(machine, machine->current, &due);
      }
      break;
    default: break;
  }
  machine->current = machine->scripts_count;
  return true;
}

bool machine_is_over(const struct machine* machine) {
  for (uint8_t i = 0; i < machine->scripts_count; ++i)
    if (machine->scripts[i].active || machine->scripts[i].armed) return false;
  return true;
}

bool machine_rests(const struct machine* machine, uint8_t milliseconds) {
  if (machine->current != machine->scripts_count) return false;
  struct machine_moment soon = machine->now;
  soon.milliseconds += milliseconds;
  for (uint8_t i = 0; i < machine->scripts_count; ++i)
    if (machine->scripts[i].active && machine_moment_before(&machine->scripts[i].due, &soon)) return false;
  return true;
}
