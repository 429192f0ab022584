// Two wires by interrupt. A device that stretches the clock for ever, or a bus that is held low, ends with time.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/twi.h>

#include "drivers/drivers.h"
#include "pins.h"

#define PATIENCE_MS 25U
#define GO (_BV(TWINT) | _BV(TWEN) | _BV(TWIE))

static volatile bool busy;
static volatile bool failed;
static volatile uint8_t buffer[I2C_BYTES];
static volatile uint8_t at;
static uint8_t address, to_write, to_read;
static bool reading;
static uint32_t began;

static void stop(bool wrong) {
  failed = wrong;
  busy = false;
  TWCR = _BV(TWINT) | _BV(TWEN) | _BV(TWSTO);
}

ISR(TWI_vect) {
  switch (TW_STATUS) {
    case TW_START:
    case TW_REP_START:
      reading = to_write == 0 || TW_STATUS == TW_REP_START;
      at = 0;
      TWDR = (uint8_t)(address << 1 | (reading ? TW_READ : TW_WRITE));
      TWCR = GO;
      return;
    case TW_MT_SLA_ACK:
    case TW_MT_DATA_ACK:
      if (at < to_write) {
        TWDR = buffer[at++];
        TWCR = GO;
      } else if (to_read != 0) {
        TWCR = GO | _BV(TWSTA);
      } else {
        stop(false);
      }
      return;
    case TW_MR_DATA_ACK:
    case TW_MR_DATA_NACK:
      buffer[at++] = TWDR;
      if (at >= to_read) {
        stop(false);
        return;
      }
      // fall through
    case TW_MR_SLA_ACK: TWCR = at + 1U < to_read ? GO | _BV(TWEA) : GO; return;
    default: stop(true); return;
  }
}

bool i2c_busy(void) {
  if (busy && clock_milliseconds() - began > PATIENCE_MS) {
    TWCR = 0;
    failed = true;
    busy = false;
  }
  return busy;
}

void i2c_start(uint8_t to, const uint8_t* bytes, uint8_t written, uint8_t read) {
  if (busy || (written == 0 && read == 0)) return;
  for (uint8_t i = 0; i < written; ++i) buffer[i] = bytes[i];
  address = to;
  to_write = written;
  to_read = read;
  began = clock_milliseconds();
  failed = false;
  busy = true;
  gpio_input(BOARD_SDA, true);
  gpio_input(BOARD_SCL, true);
  TWBR = (F_CPU / 100000UL - 16U) / 2U;
  TWCR = GO | _BV(TWSTA);
}

bool i2c_failed(void) {
  return failed;
}

uint8_t i2c_byte(uint8_t index) {
  return buffer[index];
}
