// How much of the stack was never used: it is painted before main, and the paint is counted when asked.
#include <avr/io.h>

#include "drivers/drivers.h"

#define PAINT 0xC5

extern uint8_t _end;
extern uint8_t __stack;

void stack_paint(void) __attribute__((naked, used, section(".init1")));
void stack_paint(void) {
  __asm__ volatile(
      "ldi r30, lo8(_end)\n"
      "ldi r31, hi8(_end)\n"
      "ldi r24, 0xC5\n"
      "ldi r25, hi8(__stack)\n"
      "rjmp 2f\n"
      "1: st Z+, r24\n"
      "2: cpi r30, lo8(__stack)\n"
      "cpc r31, r25\n"
      "brlo 1b\n"
      "breq 1b\n");
}

uint16_t stack_free(void) {
  const uint8_t* at = &_end;
  while (at <= &__stack && *at == PAINT) ++at;
  return (uint16_t)(at - &_end);
}
