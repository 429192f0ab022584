// The answer of a DHT11 or DHT22: 80 µs low and 80 high, then 40 bits, each 50 µs low and 26 or 70 high.
//
// Pin-change interrupts take the time from one falling edge to the next: 76 µs or 120 µs.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"

#define PATIENCE_MS 10U
#define LONG_BIT_US 98U
#define BITS 40U
#define NO_BIT 0xFEU  // edges before the first bit has begun: the answer's own two

static volatile uint8_t bit = BITS;  // the next one; 40: nothing is awaited
static volatile uint8_t answer[BITS / 8U];
static volatile bool was_high;  // another pin's edge is none of the line's
static uint8_t listened_pin;
static uint16_t fell;
static uint32_t began;

void dht_edge(void) {
  if ((uint8_t)(bit - NO_BIT) > (uint8_t)(BITS - 1U - NO_BIT)) return;
  const bool high = (*board_pin_register(listened_pin) & board_pin_mask(listened_pin)) != 0;
  const bool falls = was_high && !high;
  was_high = high;
  if (!falls) return;
  const uint16_t now = (uint16_t)clock_microseconds();
  const uint16_t lasted = now - fell;
  fell = now;
  if (bit < BITS) answer[bit / 8U] = (uint8_t)(answer[bit / 8U] << 1 | (lasted >= LONG_BIT_US ? 1U : 0U));
  ++bit;
}

void dht_listen(uint8_t pin) {
  listened_pin = pin;
  began = clock_milliseconds();
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    gpio_input(pin, true);
    was_high = true;
    bit = NO_BIT;
  }
}

enum dht_state dht_answer(uint8_t* bytes) {
  if (bit != BITS) {
    if (clock_milliseconds() - began < PATIENCE_MS) return DHT_PENDING;
    bit = BITS;
    return DHT_SILENT;
  }
  for (uint8_t i = 0; i < BITS / 8U; ++i) bytes[i] = answer[i];
  return DHT_DONE;
}
