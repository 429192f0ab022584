// One note at a time, on any pin: timer 2 turns it over twice a period. Meanwhile its own two pins have no PWM.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
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

// What the timer's clock is shifted by, as its three bits CS2 count from 1 on.
static const uint8_t shifts[] PROGMEM = {0, 3, 5, 6, 7, 8, 10};

void tone_play(uint8_t pin, uint16_t hertz) {
  if (tone_takes_timer()) stop();
  if (hertz < LOWEST_HERTZ) return;
  const uint32_t half_period = F_CPU / 2U / hertz;
  uint8_t i = 0;
  while (half_period >> pgm_read_byte(shifts + i) > 256U) ++i;
  playing_pin = pin;
  pwm_stop(BOARD_TIMER2_PIN_A);
  pwm_stop(BOARD_TIMER2_PIN_B);
  TCCR2A = _BV(WGM21);
  TCCR2B = (uint8_t)(i + 1U);
  OCR2A = (uint8_t)((half_period >> pgm_read_byte(shifts + i)) - 1U);
  TCNT2 = 0;
  toggled_mask = board_pin_mask(pin);
  toggled = board_pin_register(pin);
  TIFR2 = _BV(OCF2A);
  TIMSK2 = _BV(OCIE2A);
}
