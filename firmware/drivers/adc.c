// Voltages: a set of channels is read one after the other, 104 microseconds each, by interrupt.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"

#if BOARD_CHANNELS > 8
typedef uint16_t channel_set;
#else
typedef uint8_t channel_set;
#endif

static volatile uint16_t values[BOARD_CHANNELS];
static volatile channel_set left;  // bits of the channels still to be read
static volatile uint8_t current;

static void convert_next(void) {
  while (current < BOARD_CHANNELS && (left >> current & 1U) == 0) ++current;
  if (current >= BOARD_CHANNELS) {
    left = 0;
    return;
  }
  ADMUX = _BV(REFS0) | (current & 7U);
#ifdef MUX5
  ADCSRB = current > 7 ? _BV(MUX5) : 0;
#endif
  ADCSRA |= _BV(ADSC);
}

ISR(ADC_vect) {
  values[current] = ADC;
  left &= (channel_set) ~(1U << current);
  convert_next();
}

void adc_start(uint16_t channels) {
  if (left != 0) return;
  ADCSRA = _BV(ADEN) | _BV(ADIE) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
  left = (channel_set)(channels & ((1UL << BOARD_CHANNELS) - 1U));
  current = 0;
  if (left != 0) convert_next();
}

bool adc_busy(void) {
  return left != 0;
}

uint16_t adc_value(uint8_t channel) {
  uint16_t value = 0;
  if (channel >= BOARD_CHANNELS) return 0;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    value = values[channel];
  }
  return value;
}
