// Short lists among the program's variables: a cell with the length, then the elements.
#include <string.h>

#include "core/machine_parts.h"

static uint8_t get(struct machine* machine, int32_t* elements, uint8_t width, int32_t length) {
  const int32_t index = machine->sp[-1];
  if (index < 1 || index > length) return MACHINE_FAULT_list_index;
  if (machine->limit - machine->sp < width - 1) return MACHINE_FAULT_stack;
  memcpy(machine->sp - 1, elements + (index - 1) * width, width * sizeof *elements);
  machine->sp += width - 1;
  return MACHINE_FAULT_none;
}

static uint8_t set(struct machine* machine, int32_t* elements, uint8_t width, int32_t length, uint8_t most) {
  if (machine->sp - machine->base < width + 1) return MACHINE_FAULT_code;
  machine->sp -= width + 1;
  const int32_t index = *machine->sp;
  if (index < 1 || index > length + 1) return MACHINE_FAULT_list_index;
  if (index > most) return MACHINE_FAULT_list_full;
  memcpy(elements + (index - 1) * width, machine->sp + 1, width * sizeof *elements);
  if (index > length) elements[-1] = index;
  return MACHINE_FAULT_none;
}

static uint8_t drop(struct machine* machine, int32_t* elements, uint8_t width, int32_t length) {
  const int32_t index = *--machine->sp;
  if (index < 1 || index > length) return MACHINE_FAULT_list_index;
  int32_t* gone = elements + (index - 1) * width;
  memmove(gone, gone + width, (size_t)(length - index) * width * sizeof *gone);
  elements[-1] = length - 1;
  return MACHINE_FAULT_none;
}

uint8_t machine_lists(struct machine* machine, uint8_t instruction, uint8_t list, uint8_t width, uint8_t most) {
  const uint8_t variables = machine->scripts[0].base;
  if (list >= variables || width < 1 || width > 2) return MACHINE_FAULT_code;
  const uint8_t room = (uint8_t)((variables - list - 1U) / width);
  const int32_t length = machine->cells[list];
  if (length < 0 || length > room || most > room) return MACHINE_FAULT_code;
  int32_t* elements = machine->cells + list + 1;
  if (instruction == MACHINE_list_get) return get(machine, elements, width, length);
  if (instruction == MACHINE_list_set) return set(machine, elements, width, length, most);
  return drop(machine, elements, width, length);
}
