// Short lists among the program's variables: a cell with the length, then the elements.
#include <string.h>

#include "core/machine_parts.h"

uint8_t machine_lists(struct machine* machine, uint8_t instruction, uint8_t list, uint8_t width, uint8_t most) {
  const uint8_t variables = machine->scripts[0].base;
  if (list >= variables || width < 1 || width > 2) return MACHINE_FAULT_code;
  const uint8_t room = (uint8_t)((variables - list - 1U) / width);
  int32_t* elements = machine->cells + list + 1;
  const int32_t said = elements[-1];
  if (said < 0 || said > room || most > room) return MACHINE_FAULT_code;
  const uint8_t length = (uint8_t)said;

  // On the stack: the index, and when an element is given its value.
  const bool gives = instruction == MACHINE_list_set;
  const uint8_t taken = gives ? (uint8_t)(width + 1U) : 1;
  if (machine->sp - machine->base < taken) return MACHINE_FAULT_code;
  int32_t* cells = machine->sp - taken;
  if (*cells < 1 || *cells > length + (gives ? 1 : 0)) return MACHINE_FAULT_list_index;
  const uint8_t index = (uint8_t)*cells;
  int32_t* element = elements + (uint8_t)((index - 1U) * width);
  const uint8_t bytes = (uint8_t)(width * sizeof *element);
  if (gives) {
    if (index > most) return MACHINE_FAULT_list_full;
    memcpy(element, cells + 1, bytes);
    if (index > length) elements[-1] = index;
  } else if (instruction == MACHINE_list_get) {
    if (machine->limit - machine->sp < width - 1) return MACHINE_FAULT_stack;
    memcpy(cells, element, bytes);
    cells += width;
  } else {
    memmove(element, element + width, (size_t)(length - index) * bytes);
    elements[-1] = length - 1;
  }
  machine->sp = cells;
  return MACHINE_FAULT_none;
}
