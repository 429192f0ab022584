// Distance by echo: a pulse goes out, pin-change interrupts take the time of the answer's two edges.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>
#include <util/delay.h>

#include "drivers/drivers.h"
#include "pins.h"

#define PATIENCE_MS 60U

enum echo_state { ECHO_IDLE, ECHO_AWAITED, ECHO_HIGH, ECHO_DONE };

static volatile uint8_t state;
static volatile uint8_t echo_pin;
static volatile uint32_t risen;
static volatile uint16_t width;
static uint32_t pinged;

void sonar_edge(void) {
  if (state != ECHO_AWAITED && state != ECHO_HIGH) return;
  const bool high = (*board_pin_register(echo_pin) & board_pin_mask(echo_pin)) != 0;
  if (state == ECHO_AWAITED && high) {
    risen = clock_microseconds();
    state = ECHO_HIGH;
  } else if (state == ECHO_HIGH && !high) {
    const uint32_t time = clock_microseconds() - risen;
    width = time >= SONAR_PENDING ? 0 : (uint16_t)time;
    state = ECHO_DONE;
  }
}

void sonar_ping(uint8_t trigger_pin, uint8_t echo) {
  state = ECHO_IDLE;
  gpio_output(trigger_pin);
  gpio_write(trigger_pin, true);
  _delay_us(10);
  gpio_write(trigger_pin, false);
  if (trigger_pin == echo) gpio_input(echo, false);
  echo_pin = echo;
  pinged = clock_milliseconds();
  state = ECHO_AWAITED;
}

uint16_t sonar_echo(void) {
  if (state == ECHO_DONE) {
    state = ECHO_IDLE;
    return width;
  }
  if (clock_milliseconds() - pinged < PATIENCE_MS) return SONAR_PENDING;
  state = ECHO_IDLE;
  return 0;
}
