// PWM: 490 Hz, and 977 Hz on the two pins of timer 0, as on every board of this family.
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"
#include "pwm_pins.h"

struct output {
  volatile uint8_t* control;  // null: no PWM on this pin
  uint8_t connected;          // the bit that joins the pin to the timer
  volatile uint8_t* duty;
  bool wide;                  // its high half stands behind
};

static struct output output_of(uint8_t pin) {
  switch (pin) {
#define ROW(number, control, bit, duty, wide) \
  case number: return (struct output){&control, _BV(bit), &duty, wide};
    BOARD_PWM_PINS(ROW)
#undef ROW
    default: return (struct output){.control = 0};
  }
}

uint8_t pwm_is_on_pin(uint8_t pin) {
  switch (pin) {
#define ROW(number, control, bit, duty, wide) case number:
    BOARD_PWM_PINS(ROW)
#undef ROW
    return 1;
    default: return 0;
  }
}

static bool timer_is_taken(uint8_t pin) {
  if (pin == BOARD_TIMER1_PIN_A || pin == BOARD_TIMER1_PIN_B) return servo_takes_timer();
  return (pin == BOARD_TIMER2_PIN_A || pin == BOARD_TIMER2_PIN_B) && tone_takes_timer();
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
    // The level first: what the timer lets go shows at once.
    gpio_write(pin, duty >= 128);
    pwm_stop(pin);
    return;
  }
  const struct output output = output_of(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (output.wide) output.duty[1] = 0;
    *output.duty = duty;
    *output.control |= output.connected;
  }
}
