// Which timer's output is on which pin: control register, the bit that joins them, duty, a duty of 16 bits or of 8.
#pragma once

#define BOARD_PWM_PINS(ROW)             \
  ROW(2, TCCR3A, COM3B1, OCR3BL, true)  \
  ROW(3, TCCR3A, COM3C1, OCR3CL, true)  \
  ROW(4, TCCR0A, COM0B1, OCR0B, false)  \
  ROW(5, TCCR3A, COM3A1, OCR3AL, true)  \
  ROW(6, TCCR4A, COM4A1, OCR4AL, true)  \
  ROW(7, TCCR4A, COM4B1, OCR4BL, true)  \
  ROW(8, TCCR4A, COM4C1, OCR4CL, true)  \
  ROW(9, TCCR2A, COM2B1, OCR2B, false)  \
  ROW(10, TCCR2A, COM2A1, OCR2A, false) \
  ROW(11, TCCR1A, COM1A1, OCR1AL, true) \
  ROW(12, TCCR1A, COM1B1, OCR1BL, true) \
  ROW(13, TCCR0A, COM0A1, OCR0A, false) \
  ROW(44, TCCR5A, COM5C1, OCR5CL, true) \
  ROW(45, TCCR5A, COM5B1, OCR5BL, true) \
  ROW(46, TCCR5A, COM5A1, OCR5AL, true)
