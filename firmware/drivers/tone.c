// One note at a time, on any pin: timer 2 turns it over twice a period. Meanwhile pins 3 and 11 have no PWM.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"

#define LOWEST_HERTZ 31U

static volatile uint8_t* volatile toggled;
static volatile uint8_t toggled_mask;
static uint8_t playing_pin;

bool tone_takes_timer(void) {
  return toggled != 0;
}

// Writing 1 to a PIN register turns the pin over.
ISR(TIMER2_COMPA_vect) {
  *toggled = toggled_mask;
}

static void stop(void) {
  TIMSK2 = 0;
  toggled = 0;
  pwm_timer2_start();
  gpio_write(playing_pin, false);
}

struct divider {
  uint8_t select;
  uint8_t shift;
};
static const struct divider dividers[] = {{_BV(CS20), 0},
                                          {_BV(CS21), 3},
                                          {_BV(CS21) | _BV(CS20), 5},
                                          {_BV(CS22), 6},
                                          {_BV(CS22) | _BV(CS20), 7},
                                          {_BV(CS22) | _BV(CS21), 8},
                                          {_BV(CS22) | _BV(CS21) | _BV(CS20), 10}};

void tone_play(uint8_t pin, uint16_t hertz) {
  if (tone_takes_timer()) stop();
  if (hertz < LOWEST_HERTZ) return;
  const uint32_t half_period = F_CPU / 2U / hertz;
  uint8_t i = 0;
  while (half_period >> dividers[i].shift > 256U) ++i;
  playing_pin = pin;
  pwm_stop(3);
  pwm_stop(11);
  TCCR2A = _BV(WGM21);
  TCCR2B = dividers[i].select;
  OCR2A = (uint8_t)((half_period >> dividers[i].shift) - 1U);
  TCNT2 = 0;
  toggled_mask = board_pin_mask(pin);
  toggled = board_pin_register(pin);
  TIFR2 = _BV(OCF2A);
  TIMSK2 = _BV(OCIE2A);
}
