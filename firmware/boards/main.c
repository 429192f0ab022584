// A board's firmware: joins the core to the chip's devices, and turns the loop.
#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "core/firmata.h"
#include "core/standalone.h"
#include "drivers/drivers.h"
#include "pins.h"

static struct firmata firmata;
static struct standalone standalone;

// Where a learner's program may lie: up to the boot loader, which is larger on some boards than on others. What stands
// in its first page is never a program.
#define AREA_BYTES (BOARD_AREA_END - LUNABLOC_MACHINE_AREA)

// Which programs this firmware can run, for those who read the flash through the boot loader.
const uint8_t board_mark[4] __attribute__((section(".mark"), used)) = {
    LUNABLOC_MACHINE_MAGIC_0, LUNABLOC_MACHINE_MAGIC_1, LUNABLOC_MACHINE_ABI, (uint8_t)~LUNABLOC_MACHINE_ABI};

// Until the next interrupt: a byte, a pin that changes, or timer 0 within a millisecond.
static void rest(void) {
  if (!standalone_idle(&standalone)) return;  // no interrupt changes that
  cli();
  if (firmata_idle(&firmata) && !serial_has_received()) {
    sleep_enable();
    sei();
    sleep_cpu();
    sleep_disable();
  }
  sei();
}

int main(void) {
  wdt_enable(WDTO_500MS);
  set_sleep_mode(SLEEP_MODE_IDLE);
  clock_start();
  board_start_timers();
  pwm_timer1_start();
  pwm_timer2_start();
  serial_start();
  gpio_start();
  sei();
  firmata_start(&firmata, 0);
  standalone_start(&standalone, &firmata, (const uint8_t*)LUNABLOC_MACHINE_AREA, AREA_BYTES);
  for (;;) {
    wdt_reset();
    uint8_t byte;
    // What comes while two wires are at work waits in the line's own memory.
    for (uint8_t i = 0; i < 16 && !i2c_busy() && serial_receive(&byte); ++i) firmata_receive(&firmata, byte);
    firmata_step(&firmata);
    standalone_step(&standalone);
    rest();
  }
}
