// The instructions. The loop keeps what nearly every program does all the time; the rest is called from it.
#include "core/machine.h"

#include <string.h>

#include "code_memory.h"
#include "core/machine_parts.h"

#define SLICE 250  // instructions in a step

// A byte an instruction: cells taken, cells given, and one or two or three bytes behind it. Those that have more fetch them
// themselves.
#define ROW(name, bytes, taken, given, meaning) (uint8_t)((taken) | (given) << 3 | ((bytes) & 3) << 5),
static const uint8_t kEffects[] CODE_TABLE = {LUNABLOC_MACHINE_INSTRUCTIONS(ROW)};
#undef ROW
#define TAKEN(effect) ((effect) & 7U)
#define GIVEN(effect) ((effect) >> 3 & 3U)
#define BYTES(effect) ((effect) >> 5)
#define ROW(name, taken, given, meaning) taken, given,
static const uint8_t kRequests[] CODE_TABLE = {LUNABLOC_MACHINE_REQUESTS(ROW)};
#undef ROW

static uint8_t next_byte(struct machine* machine) {
  return code_byte(machine->pc++, machine->in_ram);
}

// Subtract and what is rarer. The fault, or none.
static uint8_t compute(uint8_t instruction, int32_t* cells) {
  const int32_t a = cells[0];
  const int32_t b = cells[1];
  if (instruction == MACHINE_subtract) {
    cells[0] = (int32_t)((uint32_t)a - (uint32_t)b);
    return ((a ^ b) & (a ^ cells[0])) < 0 ? MACHINE_FAULT_too_large : MACHINE_FAULT_none;
  }
  if (instruction == MACHINE_multiply) {
    const int32_t product = (int32_t)((uint32_t)a * (uint32_t)b);
    cells[0] = product;
    if (a == -1) return b == INT32_MIN ? MACHINE_FAULT_too_large : MACHINE_FAULT_none;
    return a != 0 && product / a != b ? MACHINE_FAULT_too_large : MACHINE_FAULT_none;
  }
  if (b == 0) return MACHINE_FAULT_division;
  if (b == -1) {
    if (a == INT32_MIN && instruction == MACHINE_divide) return MACHINE_FAULT_too_large;
    cells[0] = instruction == MACHINE_divide ? -a : 0;
    return MACHINE_FAULT_none;
  }
  int32_t quotient = a / b;
  int32_t rest = a % b;
  if (rest != 0 && (rest ^ b) < 0) {
    --quotient;
    rest += b;
  }
  cells[0] = instruction == MACHINE_divide ? quotient : rest;
  return MACHINE_FAULT_none;
}

static uint8_t push_bytes(struct machine* machine, uint8_t bytes) {
  uint8_t* to = (uint8_t*)machine->sp;
  machine->sp += bytes / LUNABLOC_MACHINE_STACK_BYTES;
  for (; bytes != 0; --bytes) *to++ = next_byte(machine);  // both sides are little endian
  return MACHINE_FAULT_none;
}

static uint8_t call(struct machine* machine, uint16_t target) {
  const uint8_t arguments = next_byte(machine);
  if (target >= machine->length || machine->sp - machine->base < arguments) return MACHINE_FAULT_code;
  // Where to go back to, and whose cells those are.
  const uint16_t back = (uint16_t)(machine->pc - machine->code);
  *machine->sp = (int32_t)(back | (uint32_t)(uint8_t)(machine->frame - machine->base) << 16);
  machine->frame = machine->sp - arguments;
  ++machine->sp;
  machine->pc = machine->code + target;
  return MACHINE_FAULT_none;
}

static uint8_t give_back(struct machine* machine, uint8_t results, uint8_t arguments) {
  const int32_t* saved = machine->frame + arguments;
  if (machine->sp - saved <= results) return MACHINE_FAULT_code;
  const uint16_t target = (uint16_t)*saved;
  const uint8_t below = (uint8_t)(*saved >> 16);
  if (target >= machine->length || below > machine->frame - machine->base) return MACHINE_FAULT_code;
  memmove(machine->frame, machine->sp - results, results * sizeof *saved);
  machine->sp = machine->frame + results;
  machine->frame = machine->base + below;
  machine->pc = machine->code + target;
  return MACHINE_FAULT_none;
}

static uint8_t chance(struct machine* machine) {
  int32_t* first = machine->sp - 2;
  --machine->sp;
  if (first[0] > first[1]) return MACHINE_FAULT_range;
  machine->chance = machine->chance * (uint32_t)1664525 + (uint32_t)1013904223;
  uint32_t x = machine->chance;
  x ^= x >> 16;  // its low bits alone would repeat soon
  const uint32_t range = (uint32_t)first[1] - (uint32_t)first[0] + 1U;
  if (range != 0) x %= range;
  first[0] = (int32_t)((uint32_t)first[0] + x);
  return MACHINE_FAULT_none;
}

// Scripts that begin, or will.
static uint8_t rouse(struct machine* machine, uint8_t instruction, uint8_t number) {
  if (number >= machine->scripts_count || number == machine->current) return MACHINE_FAULT_code;
  struct machine_moment due = machine->scripts[machine->current].due;
  if (instruction == MACHINE_arm) {
    machine_arm(machine, number);
    return MACHINE_FAULT_none;
  }
  if (instruction == MACHINE_every) {
    machine->sp -= 2;
    struct machine_moment* period = &machine->scripts[number].period;
    machine_moment_of(period, machine->sp);
    if (period->milliseconds == 0) *period = (struct machine_moment){1, 0};
    machine_moment_add(&due, period);
  }
  machine_begin(machine, number, &due);
  return MACHINE_FAULT_none;
}

// Time that passes for the script; it goes on when that is over.
static void let_pass(struct machine* machine, const struct machine_moment* length) {
  struct machine_script* script = &machine->scripts[machine->current];
  machine_moment_add(&script->due, length);
  machine_queue(machine, script);
}

enum asked { ASKED, ASK_AGAIN, ASKED_WRONG };
__attribute__((noinline)) static enum asked ask(struct machine* machine, uint8_t request) {
  if (request >= MACHINE_REQUEST_COUNT) return ASKED_WRONG;
  const uint8_t arguments = code_table_byte(kRequests + 2U * request);
  const uint8_t results = code_table_byte(kRequests + 2U * request + 1U);
  if (machine->sp - machine->base < arguments || machine->limit - machine->sp < results - arguments) return ASKED_WRONG;
  if (!machine->host->ask(machine->host->context, request, machine->sp - arguments)) return ASK_AGAIN;
  machine->sp += results - arguments;
  return ASKED;
}

// Everything that the loop does not do itself. The operand is the one or two bytes behind the instruction.
static uint8_t obey(struct machine* machine, uint8_t instruction, uint16_t operand, enum machine_outcome* outcome) {
  const uint8_t first = (uint8_t)operand;
  const uint8_t second = (uint8_t)(operand >> 8);
  switch (instruction) {
    case MACHINE_push_32: return push_bytes(machine, 4);
    case MACHINE_push_decimal: return push_bytes(machine, 8);
    case MACHINE_reserve:
      if (machine->limit - machine->sp < first) return MACHINE_FAULT_stack;
      memset(machine->sp, 0, first * sizeof *machine->sp);
      machine->sp += first;
      break;
    case MACHINE_drop:
      if (machine->sp - machine->base < first) return MACHINE_FAULT_code;
      machine->sp -= first;
      break;
    case MACHINE_subtract:
    case MACHINE_multiply:
    case MACHINE_divide:
    case MACHINE_modulo:
      --machine->sp;
      return compute(instruction, machine->sp - 1);
    case MACHINE_negate:
      if (machine->sp[-1] == INT32_MIN) return MACHINE_FAULT_too_large;
      machine->sp[-1] = -machine->sp[-1];
      break;
    case MACHINE_call: return call(machine, operand);
    case MACHINE_give_back: return give_back(machine, first, second);
    case MACHINE_random: return chance(machine);
    case MACHINE_wait: {
      struct machine_moment length;
      machine->sp -= 2;
      machine_moment_of(&length, machine->sp);
      let_pass(machine, &length);
      *outcome = MACHINE_WAITS;
      break;
    }
    case MACHINE_wait_milliseconds: {
      const struct machine_moment length = {operand, 0};
      let_pass(machine, &length);
      *outcome = MACHINE_WAITS;
      break;
    }
    case MACHINE_begin:
    case MACHINE_arm:
    case MACHINE_every: return rouse(machine, instruction, first);
    case MACHINE_send:
      if (machine_send(machine, first)) *outcome = MACHINE_IS_GONE;
      break;
    case MACHINE_stop:
      machine_stop(machine, MACHINE_FAULT_none);
      *outcome = MACHINE_IS_GONE;
      break;
    case MACHINE_time:
      machine_seconds_of(machine->sp, &machine->scripts[machine->current].due);
      machine->sp += 2;
      break;
    case MACHINE_list_get:
    case MACHINE_list_remove: return machine_lists(machine, instruction, first, second, 0);
    case MACHINE_list_set: return machine_lists(machine, instruction, first, second, next_byte(machine));
    case MACHINE_fault: return first != MACHINE_FAULT_none && first < MACHINE_FAULT_COUNT ? first : MACHINE_FAULT_code;
    case MACHINE_end: *outcome = MACHINE_IS_OVER; break;
    default: {
      const uint8_t effect = code_table_byte(kEffects + instruction);
      int32_t* cells = machine->sp - TAKEN(effect);
      machine->sp = cells + GIVEN(effect);
      return machine_decimals(instruction, cells);
    }
  }
  return MACHINE_FAULT_none;
}

static void take_up(struct machine* machine, const struct machine_script* script) {
  machine->base = machine->cells + script->base;
  machine->limit = machine->base + script->cells;
  machine->pc = machine->code + script->pc;
  machine->sp = machine->base + script->top;
  machine->frame = machine->base + script->frame;
}

static void put_down(struct machine* machine, struct machine_script* script) {
  script->pc = (uint16_t)(machine->pc - machine->code);
  script->top = (uint8_t)(machine->sp - machine->base);
  script->frame = (uint8_t)(machine->frame - machine->base);
}

// An instruction that is not done in the loop: what it takes and gives is checked, then it is obeyed. Not part of the
// loop, which is made for speed.
__attribute__((noinline)) static uint8_t rare(struct machine* machine, uint8_t instruction, enum machine_outcome* outcome) {
  if (instruction >= MACHINE_INSTRUCTION_COUNT) return MACHINE_FAULT_code;
  const uint8_t effect = code_table_byte(kEffects + instruction);
  if (machine->sp - machine->base < (int8_t)TAKEN(effect)) return MACHINE_FAULT_code;
  if (machine->limit - machine->sp < (int8_t)(GIVEN(effect) - TAKEN(effect))) return MACHINE_FAULT_stack;
  uint16_t operand = 0;
  const uint8_t bytes = BYTES(effect);
  if (bytes != 0) {
    operand = next_byte(machine);
    if (bytes != 1) operand |= (uint16_t)(next_byte(machine) << 8);
  }
  return obey(machine, instruction, operand, outcome);
}

// Not part of its caller, whose registers it would have to share.
__attribute__((noinline)) enum machine_outcome machine_run(struct machine* machine, struct machine_script* script) {
  enum machine_outcome outcome = MACHINE_GOES_ON;
  uint8_t fault = MACHINE_FAULT_none;
  take_up(machine, script);
  const bool in_ram = machine->in_ram;
  const uint8_t variables = machine->scripts[0].base;
  int32_t* const base = machine->base;
  int32_t* const limit = machine->limit;
  const uint8_t* pc = machine->pc;
  int32_t* sp = machine->sp;

#define NEXT() code_byte_at_once(pc++, in_ram)
#define NEEDS(cells) \
  if (sp < base + (cells)) goto no_program
#define ROOM() \
  if (sp >= limit) goto no_room
  for (uint8_t left = SLICE; left != 0; --left) {
    const uint8_t instruction = NEXT();  // the zeros at the end of a program stop what runs over it
    switch (instruction) {
      case MACHINE_push_8:
        ROOM();
        *sp++ = (int8_t)NEXT();
        continue;
      case MACHINE_push_16: {
        ROOM();
        const uint8_t low = NEXT();
        *sp++ = (int16_t)(low | (uint16_t)NEXT() << 8);
        continue;
      }
      case MACHINE_load: {
        ROOM();
        const uint8_t cell = NEXT();
        if (cell >= variables) goto no_program;
        *sp++ = machine->cells[cell];
        continue;
      }
      case MACHINE_store: {
        NEEDS(1);
        const uint8_t cell = NEXT();
        if (cell >= variables) goto no_program;
        machine->cells[cell] = *--sp;
        continue;
      }
      case MACHINE_load_local: {
        ROOM();
        const int32_t* cell = machine->frame + NEXT();
        if (cell >= sp) goto no_program;
        *sp++ = *cell;
        continue;
      }
      case MACHINE_store_local: {
        NEEDS(1);
        int32_t* cell = machine->frame + NEXT();
        if (cell >= sp) goto no_program;
        *cell = *--sp;
        continue;
      }
      case MACHINE_add: {
        NEEDS(2);
        const int32_t a = sp[-2];
        const int32_t b = sp[-1];
        const int32_t sum = (int32_t)((uint32_t)a + (uint32_t)b);
        --sp;
        sp[-1] = sum;
        if (((sum ^ a) & (sum ^ b)) >= 0) continue;
        fault = MACHINE_FAULT_too_large;
        goto failed;
      }
      case MACHINE_equal:
      case MACHINE_less:
      case MACHINE_less_equal: {
        NEEDS(2);
        const int32_t a = sp[-2];
        const int32_t b = sp[-1];
        --sp;
        bool answer = a < b;
        if (instruction != MACHINE_less && a == b) answer = true;
        if (instruction == MACHINE_equal) answer = a == b;
        sp[-1] = answer;
        continue;
      }
      case MACHINE_not:
        NEEDS(1);
        sp[-1] = sp[-1] == 0;
        continue;
      case MACHINE_jump:
      case MACHINE_jump_if_not:
      case MACHINE_jump_if_not_keep:
      case MACHINE_jump_if_keep: {
        const uint8_t low = NEXT();
        const uint16_t target = (uint16_t)(low | (uint16_t)NEXT() << 8);
        if (instruction != MACHINE_jump) {
          NEEDS(1);
          const bool jumps = (sp[-1] == 0) == (instruction != MACHINE_jump_if_keep);
          if (!jumps || instruction == MACHINE_jump_if_not) --sp;
          if (!jumps) continue;
        }
        if (target >= machine->length) goto no_program;
        pc = machine->code + target;
        continue;
      }
      default:
        machine->pc = pc;
        machine->sp = sp;
        if (instruction == MACHINE_ask) {
          const enum asked asked = ask(machine, next_byte(machine));
          if (asked == ASKED_WRONG) fault = MACHINE_FAULT_code;
          if (asked == ASK_AGAIN) {
            machine->pc = pc - 1;
            left = 1;
          }
        } else {
          fault = rare(machine, instruction, &outcome);
          if (outcome != MACHINE_GOES_ON) left = 1;
        }
        pc = machine->pc;
        sp = machine->sp;
        if (fault != MACHINE_FAULT_none) goto failed;
        continue;
    }
  }
#undef NEXT
#undef NEEDS
#undef ROOM

  machine->pc = pc;
  machine->sp = sp;
  if (outcome != MACHINE_IS_GONE) put_down(machine, script);
  return outcome;

no_room:
  fault = MACHINE_FAULT_stack;
  goto failed;
no_program:
  fault = MACHINE_FAULT_code;
failed:
  machine->fault_pc = (uint16_t)(pc - machine->code);
  machine_stop(machine, fault);
  return MACHINE_IS_GONE;
}
