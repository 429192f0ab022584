// Short lists among the program's variables: a cell with the length, then the elements.
#include <string.h>

#include "core/machine_parts.h"

// The index has left the stack, with a value that stood above it; what is given comes there.
uint8_t machine_lists(struct machine* machine, struct machine_script* script, uint8_t instruction, uint8_t list, uint8_t width) {
  const uint8_t variables = machine->scripts[0].base;
  const bool gives = instruction == MACHINE_list_set;
  if (list >= variables || width < 1 || width > 2) return MACHINE_FAULT_code;
  uint8_t room = (uint8_t)(variables - list - 1U);
  if (width == 2) room /= 2;
  uint8_t most = room;
  if (gives) {
    most = machine_next_byte(machine, script);
    if (most > room || (uint8_t)(script->top - script->base) < width) return MACHINE_FAULT_code;
    script->top = (uint8_t)(script->top - width);
  }
  int32_t* length = machine_cell(machine, list);
  if ((uint32_t)*length > room) return MACHINE_FAULT_code;
  uint8_t count = (uint8_t)*length;

  int32_t* cells = machine_cell(machine, script->top);
  const uint32_t before = (uint32_t)*cells - 1U;  // so many elements
  if (before >= (uint8_t)(count + gives)) return MACHINE_FAULT_list_index;
  const uint8_t index = (uint8_t)before;
  const uint8_t bytes = (uint8_t)(width * sizeof *length);
  uint8_t* element = (uint8_t*)(length + 1) + (uint16_t)index * bytes;
  if (gives) {
    if (index >= most) return MACHINE_FAULT_list_full;
    memcpy(element, cells + 1, bytes);
    if (index < count) return MACHINE_FAULT_none;
    ++count;
  } else if (instruction == MACHINE_list_get) {
    if ((uint8_t)(script->limit - script->top) < width) return MACHINE_FAULT_stack;
    script->top = (uint8_t)(script->top + width);
    memcpy(cells, element, bytes);
  } else {
    --count;
    memmove(element, element + bytes, (uint16_t)(count - index) * bytes);
  }
  *length = count;
  return MACHINE_FAULT_none;
}
