// Time from timer 0, which also makes the PWM of pins 5 and 6: it overflows every 1024 microseconds.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"

static volatile uint32_t milliseconds;
static volatile uint32_t overflows;
static volatile uint16_t leftover_microseconds;

void clock_start(void) {
  TCCR0A = _BV(WGM01) | _BV(WGM00);
  TCCR0B = _BV(CS01) | _BV(CS00);  // a count is 4 microseconds
  TIMSK0 = _BV(TOIE0);
}

ISR(TIMER0_OVF_vect) {
  uint16_t leftover = leftover_microseconds + 24U;
  uint32_t now = milliseconds + 1U;
  if (leftover >= 1000U) {
    leftover -= 1000U;
    ++now;
  }
  leftover_microseconds = leftover;
  milliseconds = now;
  ++overflows;
}

uint32_t clock_milliseconds(void) {
  uint32_t now;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    now = milliseconds;
  }
  return now;
}

uint32_t clock_microseconds(void) {
  uint32_t full = overflows;
  const uint8_t count = TCNT0;
  if ((TIFR0 & _BV(TOV0)) != 0 && count < 255) ++full;
  return (full << 10) + ((uint32_t)count << 2);
}
