// A pin that changes: those who take the time of edges are told.
#include <avr/interrupt.h>
#include <avr/io.h>

#include "drivers/drivers.h"

ISR(PCINT0_vect) {
  sonar_edge();
  dht_edge();
}
ISR(PCINT1_vect, ISR_ALIASOF(PCINT0_vect));
ISR(PCINT2_vect, ISR_ALIASOF(PCINT0_vect));
