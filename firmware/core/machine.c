// The instructions. What one takes, gives and has behind it is looked at in one place, for all of them.
#include "core/machine.h"

#include <string.h>

#include "code_memory.h"
#include "core/machine_parts.h"
#include "machine_calls.h"

#define SLICE 250  // instructions in a step

// A byte an instruction: whether one byte or two are behind it (those that have more fetch them themselves), and the bytes
// of the cells taken and given.
#define ONE_BYTE 0x01U
#define TWO_BYTES 0x02U
#define ROW(name, bytes, taken, given, meaning) \
  (uint8_t)(((bytes) & 3 ? ONE_BYTE : 0) | ((bytes) & 2 ? TWO_BYTES : 0) | (taken) << 2 | (given) << 6),
static const uint8_t kEffects[64] CODE_TABLE = {LUNABLOC_MACHINE_INSTRUCTIONS(ROW)};
#undef ROW
_Static_assert(MACHINE_INSTRUCTION_COUNT <= sizeof kEffects, "each has its row");
#define TAKEN_BYTES(effect) ((effect) & 0x1CU)
#define GIVEN_BYTES(effect) ((effect) >> 4 & 0x0CU)
#define IS_FROM(instruction, first, last) ((uint8_t)((instruction) - (first)) <= (last) - (first))
#define ROW(name, taken, given, meaning) (uint8_t)((taken) | (given) << 4),
static const uint8_t kRequests[] CODE_TABLE = {LUNABLOC_MACHINE_REQUESTS(ROW)};
#undef ROW

__attribute__((noinline)) uint8_t machine_next_byte(const struct machine* machine, struct machine_script* script) {
  return code_next_byte(&script->pc, machine->in_ram);
}

// Multiply, divide, modulo, and the opposite, which is a product. The fault, or none.
static uint8_t compute(uint8_t instruction, int32_t* cells) {
  const int32_t a = cells[0];
  const int32_t b = instruction == MACHINE_negate ? -1 : cells[1];
  int32_t result = 0;
  if (b == -1) {  // the one number by which a quotient can be too large
    if (instruction != MACHINE_modulo) {
      if (a == INT32_MIN) return MACHINE_FAULT_too_large;
      result = -a;
    }
  } else if (instruction == MACHINE_multiply) {
    result = (int32_t)((uint32_t)a * (uint32_t)b);
    if (b != 0 && result / b != a) return MACHINE_FAULT_too_large;
  } else if (b == 0) {
    return MACHINE_FAULT_division;
  } else {
    result = a / b;
    int32_t rest = a % b;
    if (rest != 0 && (rest ^ b) < 0) {
      --result;
      rest += b;
    }
    if (instruction == MACHINE_modulo) result = rest;
  }
  cells[0] = result;
  return MACHINE_FAULT_none;
}

__attribute__((noinline)) int32_t* machine_cell(struct machine* machine, uint8_t number) {
  return machine->cells + number;
}

static void push_bytes(const struct machine* machine, struct machine_script* script, int32_t* cells, uint8_t bytes) {
  uint8_t* to = (uint8_t*)cells;
  for (; bytes != 0; --bytes) *to++ = machine_next_byte(machine, script);  // both sides are little endian
}

__attribute__((noinline)) static uint8_t jump(const struct machine* machine, struct machine_script* script, uint16_t target) {
  if (target >= machine->length) return MACHINE_FAULT_code;
  script->pc = machine->code + target;
  return MACHINE_FAULT_none;
}

// A cell keeps where to go back to, and whose cells those below are.
enum saved { SAVED_FRAME = 2 };

static uint8_t call(struct machine* machine, struct machine_script* script, int32_t* cell, uint16_t target) {
  const uint8_t arguments = machine_next_byte(machine, script);
  const uint8_t first = (uint8_t)(script->top - 1U);
  if ((uint8_t)(first - script->base) < arguments) return MACHINE_FAULT_code;
  const uint16_t back = (uint16_t)(script->pc - machine->code);
  memcpy(cell, &back, sizeof back);
  ((uint8_t*)cell)[SAVED_FRAME] = script->frame;
  script->frame = (uint8_t)(first - arguments);
  return jump(machine, script, target);
}

static uint8_t give_back(struct machine* machine, struct machine_script* script, uint8_t results, uint8_t arguments) {
  const uint8_t frame = script->frame;
  const uint8_t first = (uint8_t)(script->top - results);
  if ((uint16_t)(frame + arguments) >= first || script->top < results) return MACHINE_FAULT_code;
  const int32_t* cell = machine_cell(machine, (uint8_t)(frame + arguments));
  uint16_t back;
  memcpy(&back, cell, sizeof back);
  const uint8_t below = ((const uint8_t*)cell)[SAVED_FRAME];
  if (below < script->base || below > frame) return MACHINE_FAULT_code;
  memmove(machine_cell(machine, frame), machine_cell(machine, first), results * sizeof *cell);
  script->top = (uint8_t)(frame + results);
  script->frame = below;
  return jump(machine, script, back);
}

static uint8_t chance(struct machine* machine, int32_t* cells) {
  if (cells[0] > cells[1]) return MACHINE_FAULT_range;
  machine->chance = machine->chance * (uint32_t)1664525 + (uint32_t)1013904223;
  uint32_t x = machine->chance;
  x ^= x >> 16;  // its low bits alone would repeat soon
  const uint32_t range = (uint32_t)cells[1] - (uint32_t)cells[0] + 1U;
  if (range != 0) x %= range;
  cells[0] = (int32_t)((uint32_t)cells[0] + x);
  return MACHINE_FAULT_none;
}

// What an instruction says of its script, where a fault would be: with this bit an outcome, and the script does not go on.
#define IS_OUTCOME 0x80U

static uint8_t ask(struct machine* machine, struct machine_script* script, uint8_t request) {
  if (request >= MACHINE_REQUEST_COUNT) return MACHINE_FAULT_code;
  const uint8_t effect = code_table_byte(kRequests + request);
  const uint8_t arguments = effect & 15U;
  const uint8_t first = (uint8_t)(script->top - arguments);
  const uint8_t top = (uint8_t)(first + (effect >> 4));
  if ((uint8_t)(script->top - script->base) < arguments || top > script->limit) return MACHINE_FAULT_code;
  if (!machine_asks(machine, request, machine_cell(machine, first))) {
    script->pc -= 2;
    return IS_OUTCOME | MACHINE_ASKS_AGAIN;
  }
  script->top = top;
  return MACHINE_FAULT_none;
}

// Instructions that are not obeyed in the loop.
__attribute__((noinline)) static uint8_t obey(struct machine* machine, struct machine_script* script, uint8_t instruction,
                                              int32_t* cells, uint16_t operand) {
  const uint8_t first = (uint8_t)operand;
  switch (instruction) {
    case MACHINE_push_32:
    case MACHINE_push_decimal: push_bytes(machine, script, cells, instruction == MACHINE_push_32 ? 4 : 8); break;
    case MACHINE_reserve:
      if ((uint8_t)(script->limit - script->top) < first) return MACHINE_FAULT_stack;
      memset(cells, 0, first * sizeof *cells);
      script->top = (uint8_t)(script->top + first);
      break;
    case MACHINE_drop:
      if ((uint8_t)(script->top - script->base) < first) return MACHINE_FAULT_code;
      script->top = (uint8_t)(script->top - first);
      break;
    case MACHINE_not: *cells = *cells == 0; break;
    case MACHINE_negate:
    case MACHINE_multiply:
    case MACHINE_divide:
    case MACHINE_modulo: return compute(instruction, cells);
    case MACHINE_call: return call(machine, script, cells, operand);
    case MACHINE_give_back: return give_back(machine, script, first, (uint8_t)(operand >> 8));
    case MACHINE_random: return chance(machine, cells);
    case MACHINE_wait:
    case MACHINE_wait_milliseconds: {
      struct machine_moment length;
      if (instruction == MACHINE_wait) {
        machine_moment_of(&length, cells);
      } else {
        machine_moment_of_microseconds(&length, operand * 1000UL);
      }
      machine_let_pass(machine, &length);
      return IS_OUTCOME | MACHINE_WAITS;
    }
    case MACHINE_begin:
    case MACHINE_arm:
    case MACHINE_every: {
      if (first >= machine->scripts_count) return MACHINE_FAULT_code;
      struct machine_script* other = &machine->scripts[first];
      if (other == script) return MACHINE_FAULT_code;
      machine_rouse(machine, other, instruction, cells);
      break;
    }
    case MACHINE_send:
      return machine_send(machine, first) ? IS_OUTCOME | MACHINE_IS_GONE : MACHINE_FAULT_none;
    case MACHINE_stop:
      machine_stop(machine, MACHINE_FAULT_none);
      return IS_OUTCOME | MACHINE_IS_GONE;
    case MACHINE_time: machine_seconds_of(cells, &script->due); break;
    case MACHINE_list_get:
    case MACHINE_list_set:
    case MACHINE_list_remove: return machine_lists(machine, script, instruction, first, (uint8_t)(operand >> 8));
    case MACHINE_ask: return ask(machine, script, first);
    case MACHINE_fault: return first != MACHINE_FAULT_none && first < MACHINE_FAULT_COUNT ? first : MACHINE_FAULT_code;
    case MACHINE_end: return IS_OUTCOME | MACHINE_IS_OVER;
    default: return instruction < MACHINE_INSTRUCTION_COUNT ? machine_decimals(instruction, cells) : MACHINE_FAULT_code;
  }
  return MACHINE_FAULT_none;
}

static void put_down(struct machine* machine, struct machine_script* script, const uint8_t* pc, const int32_t* sp) {
  script->pc = pc;
  script->top = (uint8_t)(sp - machine->cells);
}

// Not part of its caller, whose registers it would have to share.
__attribute__((noinline)) enum machine_outcome machine_run(struct machine* machine, struct machine_script* script) {
  const bool in_ram = machine->in_ram;
  const uint8_t* pc = script->pc;
  int32_t* sp = machine_cell(machine, script->top);
  int32_t* const base = machine_cell(machine, script->base);
  int32_t* const limit = machine_cell(machine, script->limit);
  uint8_t fault;
  for (uint8_t left = SLICE; left != 0; --left) {
    const uint8_t instruction = code_next_byte(&pc, in_ram);  // the zeros at the end of a program stop what runs over it
    const uint8_t row = instruction & (sizeof kEffects - 1U);
    const uint8_t effect = code_table_byte(kEffects + row);
    uint8_t low = 0, high = 0;
    if (effect & ONE_BYTE) {
      low = code_next_byte(&pc, in_ram);
      if (effect & TWO_BYTES) high = code_next_byte(&pc, in_ram);
    }
    const uint8_t taken = TAKEN_BYTES(effect);
    int32_t* cells = (int32_t*)((uint8_t*)sp - taken);
    if (cells < base) goto no_program;
    const uint8_t given = GIVEN_BYTES(effect);
    sp = (int32_t*)((uint8_t*)cells + given);
    if (sp > limit) {
      fault = MACHINE_FAULT_stack;
      goto failed;
    }

    // In the order of how often they come; quicker and smaller than a table.
    if (IS_FROM(instruction, MACHINE_load, MACHINE_store_local)) {
      int32_t* other;
      if (instruction >= MACHINE_load_local) {
        other = machine->cells + (uint16_t)(low + script->frame);
        if (other >= cells) goto no_program;
      } else {
        if (low >= machine->scripts[0].base) goto no_program;
        other = machine->cells + low;
      }
      if (instruction == MACHINE_load || instruction == MACHINE_load_local) {
        *cells = *other;
      } else {
        *other = *cells;
      }
    } else if (instruction <= MACHINE_push_16 && instruction != MACHINE_end) {
      if (instruction == MACHINE_push_8 && (low & 0x80U) != 0) high = 0xFF;
      *cells = (int16_t)(low | high << 8);
    } else if (IS_FROM(instruction, MACHINE_jump, MACHINE_jump_if_keep)) {
      if (instruction != MACHINE_jump && (*cells == 0) == (instruction == MACHINE_jump_if_keep)) {
        sp = cells;
        continue;
      }
      const uint16_t target = (uint16_t)(low | high << 8);
      if (target >= machine->length) goto no_program;
      pc = machine->code + target;
    } else if (IS_FROM(instruction, MACHINE_equal, MACHINE_less_equal)) {
      const int32_t a = cells[0];
      const int32_t b = cells[1];
      uint8_t order = 0;
      if (a < b) order = MACHINE_less - MACHINE_equal + 1;
      if (a == b) order = 1;
      *cells = (order & (uint8_t)(instruction - MACHINE_equal + 1U)) != 0;
    } else if (IS_FROM(instruction, MACHINE_add, MACHINE_subtract)) {
      const uint8_t* const signs = (const uint8_t*)cells + 3;
      uint8_t other_sign = signs[4];
      const uint8_t sign = signs[0];
      if (instruction == MACHINE_add) {
        cells[0] = (int32_t)((uint32_t)cells[0] + (uint32_t)cells[1]);
      } else {
        cells[0] = (int32_t)((uint32_t)cells[0] - (uint32_t)cells[1]);
        other_sign = (uint8_t)~other_sign;
      }
      if (((signs[0] ^ sign) & (signs[0] ^ other_sign) & 0x80U) != 0) {
        fault = MACHINE_FAULT_too_large;
        goto failed;
      }
    } else {
      put_down(machine, script, pc, sp);
      fault = obey(machine, script, instruction, cells, (uint16_t)(low | high << 8));
      if ((fault & IS_OUTCOME) != 0) return fault & ~IS_OUTCOME;
      pc = script->pc;
      if (fault != MACHINE_FAULT_none) goto failed;
      sp = machine_cell(machine, script->top);
    }
  }
  put_down(machine, script, pc, sp);
  return MACHINE_GOES_ON;

no_program:
  fault = MACHINE_FAULT_code;
failed:
  machine->fault_pc = (uint16_t)(pc - machine->code);
  machine_stop(machine, fault);
  return MACHINE_IS_GONE;
}
