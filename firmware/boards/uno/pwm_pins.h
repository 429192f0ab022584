// Which timer's output is on which pin: control register, the bit that joins them, duty, a duty of 16 bits or of 8.
#pragma once

#define BOARD_PWM_PINS(ROW)             \
  ROW(3, TCCR2A, COM2B1, OCR2B, false)  \
  ROW(5, TCCR0A, COM0B1, OCR0B, false)  \
  ROW(6, TCCR0A, COM0A1, OCR0A, false)  \
  ROW(9, TCCR1A, COM1A1, OCR1AL, true)  \
  ROW(10, TCCR1A, COM1B1, OCR1BL, true) \
  ROW(11, TCCR2A, COM2A1, OCR2A, false)
