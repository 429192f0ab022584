// WS2812: a bit is 1.25 µs, high for 0.4 of them or for 0.8; 50 µs of silence make the strip show what it was told.
//
// Interrupts are let in between two pixels, so that no byte of the line is lost however long the strip is; together they
// take less than the silence.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/delay.h>

#include "drivers/drivers.h"
#include "drivers/ports.h"
#include "pins.h"

// 20 cycles a bit: 0 is high for 6 of them, 1 for 12.
static void send_byte(volatile uint8_t* output, uint8_t high, uint8_t low, uint8_t byte) {
  uint8_t left = 8;
  __asm__ volatile(
      "1: st %a[output], %[high]\n"
      "rjmp 2f\n"
      "2: nop\n"
      "sbrs %[byte], 7\n"
      "st %a[output], %[low]\n"
      "lsl %[byte]\n"
      "rjmp 3f\n"
      "3: rjmp 4f\n"
      "4: st %a[output], %[low]\n"
      "rjmp 5f\n"
      "5: dec %[left]\n"
      "brne 1b\n"
      : [left] "+r"(left), [byte] "+r"(byte)
      : [output] "e"(output), [high] "r"(high), [low] "r"(low)
      : "memory");
}

void pixels_show(uint8_t pin, const uint8_t* bytes, uint8_t pixels) {
  volatile uint8_t* output = OUTPUT_REGISTER(pin);
  const uint8_t mask = board_pin_mask(pin);
  for (; pixels != 0; --pixels) {
    cli();
    const uint8_t high = *output | mask;
    const uint8_t low = *output & (uint8_t)~mask;
    for (uint8_t i = 0; i < 3; ++i) send_byte(output, high, low, *bytes++);
    sei();
  }
}
