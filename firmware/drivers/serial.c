// The serial line to the host: two rings, filled and emptied by interrupts.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "drivers/drivers.h"
#include "pins.h"

// A chip with several lines counts them.
#ifdef USART0_RX_vect
#define USART_RX_vect USART0_RX_vect
#define USART_UDRE_vect USART0_UDRE_vect
#endif

#define RECEIVED_BYTES 128U  // powers of two
#ifdef BOARD_SENDING_BYTES
#define SENDING_BYTES BOARD_SENDING_BYTES
#else
#define SENDING_BYTES 64U
#endif

static volatile uint8_t received[RECEIVED_BYTES];
static volatile uint8_t received_head, received_tail;
static volatile uint8_t sending[SENDING_BYTES];
static volatile uint8_t sending_head, sending_tail;
static volatile uint16_t lost;

void serial_start(void) {
  UBRR0 = 34;  // 57143 with double speed: 0.8 % slow
  UCSR0A = _BV(U2X0);
  UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
  UCSR0B = _BV(RXEN0) | _BV(TXEN0) | _BV(RXCIE0);
}

ISR(USART_RX_vect) {
  const uint8_t status = UCSR0A;
  const uint8_t byte = UDR0;
  const uint8_t next = (received_head + 1U) & (RECEIVED_BYTES - 1U);
  if ((status & _BV(DOR0)) != 0) ++lost;
  if ((status & _BV(FE0)) != 0 || next == received_tail) {
    ++lost;
    return;
  }
  received[received_head] = byte;
  received_head = next;
}

ISR(USART_UDRE_vect) {
  UDR0 = sending[sending_tail];
  sending_tail = (sending_tail + 1U) & (SENDING_BYTES - 1U);
  if (sending_tail == sending_head) UCSR0B &= (uint8_t)~_BV(UDRIE0);
}

bool serial_has_received(void) {
  return received_head != received_tail;
}

bool serial_receive(uint8_t* byte) {
  if (!serial_has_received()) return false;
  *byte = received[received_tail];
  received_tail = (received_tail + 1U) & (RECEIVED_BYTES - 1U);
  return true;
}

uint8_t serial_room(void) {
  return (sending_tail - sending_head - 1U) & (SENDING_BYTES - 1U);
}

void serial_send(uint8_t byte) {
  if (serial_room() == 0) return;
  sending[sending_head] = byte;
  sending_head = (sending_head + 1U) & (SENDING_BYTES - 1U);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    UCSR0B |= _BV(UDRIE0);
  }
}

uint16_t serial_lost(void) {
  uint16_t count;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    count = lost;
  }
  return count;
}
