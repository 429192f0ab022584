// What parts of a kit are told, whoever tells them: the program that runs on the board alone, or a host over the wire.
// Included by C and by C++.
#pragma once

// A character display (HD44780) behind a PCF8574. Pins of the PCF8574 beside the high half of a byte:
#define LUNABLOC_LCD_TEXT 0x01U   // RS: a letter, not a command
#define LUNABLOC_LCD_CLOCK 0x04U  // E: a half is taken when it falls
#define LUNABLOC_LCD_LIGHT 0x08U
// Half a byte each, until it listens to halves; then: two lines, no cursor, to the right, all dark.
#define LUNABLOC_LCD_HALVES 0x30, 0x30, 0x30, 0x20
#define LUNABLOC_LCD_COMMANDS 0x28, 0x0C, 0x06, 0x01
#define LUNABLOC_LCD_SET_PLACE 0x80U
#define LUNABLOC_LCD_PLACES 0x00, 0x40, 0x14, 0x54  // where its lines begin

// A 28BYJ-48.
#define LUNABLOC_STEPPER_STEPS_A_TURN 2048
#define LUNABLOC_STEPPER_HUNDREDTHS_A_TURN 36000  // of a degree
