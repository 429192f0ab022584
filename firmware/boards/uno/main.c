// The Uno's firmware: joins the core to the chip's devices, and turns the loop.
#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "core/firmata.h"
#include "core/standalone.h"
#include "drivers/drivers.h"
#include "pins.h"

_Static_assert(BOARD_PINS <= FIRMATA_MOST_PINS, "the core keeps one record a pin");

static uint16_t modes(void* context, uint8_t pin) {
  (void)context;
  if (pin < BOARD_FIRST_PIN) return 0;
  uint16_t bits = 1U << FIRMATA_MODE_input | 1U << FIRMATA_MODE_output | 1U << FIRMATA_MODE_pullup;
  if (pin < BOARD_FIRST_ANALOG_PIN) {
    bits |= 1U << FIRMATA_MODE_servo;
    if (pwm_is_on_pin(pin)) bits |= 1U << FIRMATA_MODE_pwm;
  } else {
    bits |= 1U << FIRMATA_MODE_analog;
  }
  return bits;
}

static uint8_t analog_channel(void* context, uint8_t pin) {
  (void)context;
  return pin < BOARD_FIRST_ANALOG_PIN ? LUNABLOC_FIRMATA_NO_CHANNEL : (uint8_t)(pin - BOARD_FIRST_ANALOG_PIN);
}

static void set_mode(void* context, uint8_t pin, uint8_t mode) {
  (void)context;
  servo_stop(pin);
  pwm_stop(pin);
  switch (mode) {
    case FIRMATA_MODE_output:
    case FIRMATA_MODE_pwm:
    case FIRMATA_MODE_servo:
      gpio_output(pin);
      break;
    default:
      gpio_input(pin, mode == FIRMATA_MODE_pullup);
      break;
  }
}

static void write_port(void* context, uint8_t port, uint8_t levels, uint8_t pins) {
  (void)context;
  for (uint8_t bit = 0; bit < 8; ++bit)
    if ((pins >> bit & 1U) != 0) gpio_write((uint8_t)(port * 8U + bit), (levels >> bit & 1U) != 0);
}

static uint8_t read_port(void* context, uint8_t port) {
  (void)context;
  return gpio_read_port(port);
}

static void write_pwm(void* context, uint8_t pin, uint8_t duty) {
  (void)context;
  pwm_write(pin, duty);
}

static void write_servo(void* context, uint8_t pin, uint16_t microseconds) {
  (void)context;
  servo_write(pin, microseconds);
}

static void start_sampling(void* context, uint16_t channels) {
  (void)context;
  adc_start(channels);
}

static bool sampling(void* context) {
  (void)context;
  return adc_busy();
}

static uint16_t sample(void* context, uint8_t channel) {
  (void)context;
  return adc_value(channel);
}

static void tone(void* context, uint8_t pin, uint16_t hertz) {
  (void)context;
  tone_play(pin, hertz);
}

static void start_echo(void* context, uint8_t trigger_pin, uint8_t echo_pin) {
  (void)context;
  sonar_ping(trigger_pin, echo_pin);
}

static uint16_t echo(void* context) {
  (void)context;
  return sonar_echo();
}

static uint8_t room(void* context) {
  (void)context;
  return serial_room();
}

static void send(void* context, uint8_t byte) {
  (void)context;
  serial_send(byte);
}

static uint32_t milliseconds(void* context) {
  (void)context;
  return clock_milliseconds();
}

static uint32_t microseconds(void* context) {
  (void)context;
  cli();
  const uint32_t now = clock_microseconds();
  sei();
  return now;
}

static uint16_t free_stack(void* context) {
  (void)context;
  return stack_free();
}

static uint16_t lost_bytes(void* context) {
  (void)context;
  return serial_lost();
}

static const struct firmata_board uno = {
    .pins = BOARD_PINS,
    .lamp = BOARD_LAMP,
    .name = "Lunabloc",
    .modes = modes,
    .analog_channel = analog_channel,
    .set_mode = set_mode,
    .write_port = write_port,
    .read_port = read_port,
    .write_pwm = write_pwm,
    .write_servo = write_servo,
    .start_sampling = start_sampling,
    .sampling = sampling,
    .sample = sample,
    .tone = tone,
    .start_echo = start_echo,
    .echo = echo,
    .room = room,
    .send = send,
    .milliseconds = milliseconds,
    .microseconds = microseconds,
    .free_stack = free_stack,
    .lost_bytes = lost_bytes,
};

static struct firmata firmata;
static struct standalone standalone;

// Where a learner's program may lie: up to the boot loader, which is larger on some boards than on others. What stands
// in its first page is never a program.
#define AREA_BYTES (0x7E00U - LUNABLOC_MACHINE_AREA)

// Which programs this firmware can run, for those who read the flash through the boot loader.
const uint8_t board_mark[4] __attribute__((section(".mark"), used)) = {
    LUNABLOC_MACHINE_MAGIC_0, LUNABLOC_MACHINE_MAGIC_1, LUNABLOC_MACHINE_ABI, (uint8_t)~LUNABLOC_MACHINE_ABI};

// Until the next interrupt: a byte, a pin that changes, or timer 0 within a millisecond.
static void rest(void) {
  cli();
  if (firmata_idle(&firmata) && standalone_idle(&standalone) && !serial_has_received()) {
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
  pwm_timer1_start();
  pwm_timer2_start();
  serial_start();
  gpio_start();
  sei();
  firmata_start(&firmata, &uno);
  standalone_start(&standalone, &firmata, (const uint8_t*)LUNABLOC_MACHINE_AREA, AREA_BYTES);
  for (;;) {
    wdt_reset();
    uint8_t byte;
    for (uint8_t i = 0; i < 16 && serial_receive(&byte); ++i) firmata_receive(&firmata, byte);
    firmata_step(&firmata);
    standalone_step(&standalone);
    rest();
  }
}
