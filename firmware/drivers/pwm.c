// PWM: 490 Hz on 3, 9, 10 and 11, 977 Hz on 5 and 6, as on every Uno.
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"

struct output {
  volatile uint8_t* control;
  uint8_t connected;  // the bit that joins the pin to the timer
  volatile uint8_t* duty;
};

uint8_t pwm_is_on_pin(uint8_t pin) {
  return pin == 3 || pin == 5 || pin == 6 || pin == 9 || pin == 10 || pin == 11;
}

static struct output output_of(uint8_t pin) {
  switch (pin) {
    case 3:
      return (struct output){&TCCR2A, _BV(COM2B1), &OCR2B};
    case 5:
      return (struct output){&TCCR0A, _BV(COM0B1), &OCR0B};
    case 6:
      return (struct output){&TCCR0A, _BV(COM0A1), &OCR0A};
    case 9:
      return (struct output){&TCCR1A, _BV(COM1A1), &OCR1AL};
    case 10:
      return (struct output){&TCCR1A, _BV(COM1B1), &OCR1BL};
    default:
      return (struct output){&TCCR2A, _BV(COM2A1), &OCR2A};
  }
}

static bool timer_is_taken(uint8_t pin) {
  return ((pin == 9 || pin == 10) && servo_takes_timer()) || ((pin == 3 || pin == 11) && tone_takes_timer());
}

void pwm_timer1_start(void) {
  TCCR1A = _BV(WGM10);
  TCCR1B = _BV(CS11) | _BV(CS10);
}

void pwm_timer2_start(void) {
  TCCR2A = _BV(WGM20);
  TCCR2B = _BV(CS22);
}

void pwm_stop(uint8_t pin) {
  if (!pwm_is_on_pin(pin) || timer_is_taken(pin)) return;
  const struct output output = output_of(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    *output.control &= (uint8_t)~output.connected;
  }
}

void pwm_write(uint8_t pin, uint8_t duty) {
  if (duty == 0 || duty == 255 || timer_is_taken(pin)) {
    pwm_stop(pin);
    gpio_write(pin, duty >= 128);
    return;
  }
  const struct output output = output_of(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (pin == 9) OCR1AH = 0;
    if (pin == 10) OCR1BH = 0;
    *output.duty = duty;
    *output.control |= output.connected;
  }
}
