// Servos on any pin: their pulses one after the other, then a pause until 20 ms are full.
//
// Timer 1 counts half microseconds. While a servo is there its own two pins have no PWM.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "drivers/ports.h"
#include "pins.h"

#define MOST_SERVOS 8U
#define FRAME_COUNTS 40000U
#define SHORTEST_PAUSE_COUNTS 200U

struct servo {
  uint8_t pin;
  uint16_t counts;  // 0: a place that is free
};

static struct servo servos[MOST_SERVOS];
static volatile uint8_t servo_count;
static uint8_t turn;
static uint16_t frame_counts;

bool servo_takes_timer(void) {
  return servo_count != 0;
}

static void pulse(uint8_t pin, bool level) {
  volatile uint8_t* output = OUTPUT_REGISTER(pin);
  if (level) {
    *output |= board_pin_mask(pin);
  } else {
    *output &= (uint8_t)~board_pin_mask(pin);
  }
}

ISR(TIMER1_COMPA_vect) {
  if (turn > 0 && servos[turn - 1].counts != 0) pulse(servos[turn - 1].pin, false);
  while (turn < MOST_SERVOS && servos[turn].counts == 0) ++turn;
  if (turn == MOST_SERVOS) {
    const uint16_t pause = FRAME_COUNTS - frame_counts;
    OCR1A += pause < SHORTEST_PAUSE_COUNTS || pause > FRAME_COUNTS ? SHORTEST_PAUSE_COUNTS : pause;
    turn = 0;
    frame_counts = 0;
    return;
  }
  pulse(servos[turn].pin, true);
  OCR1A += servos[turn].counts;
  frame_counts += servos[turn].counts;
  ++turn;
}

static void start_timer(void) {
  pwm_stop(BOARD_TIMER1_PIN_A);
  pwm_stop(BOARD_TIMER1_PIN_B);
  turn = 0;
  frame_counts = 0;
  TCCR1A = 0;
  TCCR1B = _BV(CS11);
  OCR1A = TCNT1 + SHORTEST_PAUSE_COUNTS;
  TIFR1 = _BV(OCF1A);
  TIMSK1 = _BV(OCIE1A);
}

static struct servo* servo_on(uint8_t pin) {
  struct servo* place = 0;
  for (uint8_t i = 0; i < MOST_SERVOS; ++i) {
    if (servos[i].counts != 0 && servos[i].pin == pin) return &servos[i];
    if (servos[i].counts == 0 && place == 0) place = &servos[i];
  }
  return place;
}

void servo_write(uint8_t pin, uint16_t microseconds) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    struct servo* servo = servo_on(pin);
    if (servo != 0) {
      if (servo_count == 0) start_timer();
      if (servo->counts == 0) ++servo_count;
      servo->pin = pin;
      servo->counts = (uint16_t)(microseconds * 2U);
    }
  }
}

void servo_stop(uint8_t pin) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    struct servo* servo = servo_on(pin);
    if (servo != 0 && servo->counts != 0) {
      pulse(pin, false);
      servo->counts = 0;
      if (--servo_count == 0) {
        TIMSK1 = 0;
        pwm_timer1_start();
      }
    }
  }
}
