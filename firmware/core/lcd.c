#include "core/lcd.h"

#include "board_calls.h"
#include "code_memory.h"
#include "shared/parts.h"

#define PAUSE_MS 6U  // longer than the longest that the display asks for

static const uint8_t kBeginning[] CODE_TABLE = {LUNABLOC_LCD_HALVES, LUNABLOC_LCD_COMMANDS};
#define HALVES 4U
#define BEGINNING ((uint8_t)sizeof kBeginning)
static const uint8_t kPlaces[] CODE_TABLE = {LUNABLOC_LCD_PLACES};

// A PCF8574 is at 0x20 to 0x27, a PCF8574A at 0x38 to 0x3F.
static uint16_t bit_of(uint8_t address) {
  return (uint16_t)(1U << ((address & 7U) | (address >> 1 & 8U)));
}

bool lcd_line(struct standalone_lcd* lcd, uint8_t address, uint8_t line) {
  if (lcd->sends) return false;
  lcd->address = address;
  lcd->line = (uint8_t)(line - 1U) & 3U;
  lcd->letters = 0;
  return true;
}

void lcd_letter(struct standalone_lcd* lcd, uint8_t letter) {
  if (!lcd->sends && lcd->letters < STANDALONE_LETTERS) lcd->text[lcd->letters++] = letter;
}

void lcd_number(struct standalone_lcd* lcd, int32_t number, bool tenths) {
  uint8_t digits[12];
  uint8_t count = 0;
  uint32_t left = (uint32_t)number;
  if (number < 0) {
    left = 0U - left;
    lcd_letter(lcd, '-');
  }
  if (tenths && left % 10U == 0) {  // 21, not 21.0
    left /= 10U;
    tenths = false;
  }
  do {
    digits[count++] = (uint8_t)('0' + left % 10U);
    left /= 10U;
    if (tenths && count == 1) {
      digits[count++] = '.';
      if (left == 0) digits[count++] = '0';
    }
  } while (left != 0);
  while (count != 0) lcd_letter(lcd, digits[--count]);
}

void lcd_show(struct standalone_lcd* lcd, uint8_t letters) {
  if (lcd->sends || lcd->address == 0) return;
  while (lcd->letters < letters && lcd->letters < STANDALONE_LETTERS) lcd->text[lcd->letters++] = ' ';
  lcd->at = (lcd->begun & bit_of(lcd->address)) != 0 ? BEGINNING : 0;
  lcd->begun |= bit_of(lcd->address);
  lcd->sends = true;
}

// A byte in two halves, each taken by the display when its clock falls.
static void send(const struct standalone_lcd* lcd, const struct firmata_board* board, uint8_t byte, uint8_t kind, bool whole) {
  const uint8_t high = (uint8_t)((byte & 0xF0U) | LUNABLOC_LCD_LIGHT | kind);
  const uint8_t low = (uint8_t)((byte << 4) | LUNABLOC_LCD_LIGHT | kind);
  const uint8_t bytes[] = {high | LUNABLOC_LCD_CLOCK, high, low | LUNABLOC_LCD_CLOCK, low};
  board_start_i2c(board, lcd->address, bytes, whole ? 4 : 2, 0);
}

void lcd_step(struct standalone_lcd* lcd, const struct firmata_board* board) {
  if (!lcd->sends || board_i2c_busy(board)) return;
  const uint8_t at = lcd->at;
  if (at <= BEGINNING) {
    const uint32_t now = board_milliseconds(board);
    if (now - lcd->since < PAUSE_MS && at != 0) return;
    lcd->since = now;
    ++lcd->at;
    if (at < BEGINNING) {
      send(lcd, board, code_table_byte(kBeginning + at), 0, at >= HALVES);
    } else {
      send(lcd, board, (uint8_t)(LUNABLOC_LCD_SET_PLACE | code_table_byte(kPlaces + lcd->line)), 0, true);
    }
    return;
  }
  const uint8_t letter = (uint8_t)(at - BEGINNING - 1U);
  if (letter == lcd->letters) {
    lcd->sends = false;
    return;
  }
  ++lcd->at;
  send(lcd, board, lcd->text[letter], LUNABLOC_LCD_TEXT, true);
}
