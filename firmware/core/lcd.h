// A character display (HD44780) behind a PCF8574 on two wires, for the program that runs alone. A host sends the same
// bytes itself (runtime/kit/lcd.cpp).
#pragma once

#include "core/standalone.h"

// False: the last line is still on its way, to be asked again.
bool lcd_line(struct standalone_lcd* lcd, uint8_t address, uint8_t line);
void lcd_letter(struct standalone_lcd* lcd, uint8_t letter);
void lcd_number(struct standalone_lcd* lcd, int32_t number, bool tenths);
void lcd_show(struct standalone_lcd* lcd, uint8_t letters);
void lcd_step(struct standalone_lcd* lcd, const struct firmata_board* board);
