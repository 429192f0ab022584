// The chip's devices, one file each. Interrupts do the waiting; nothing here blocks longer than ten microseconds, a pixel 30.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// serial.c: 57600 bauds.
void serial_start(void);
bool serial_receive(uint8_t* byte);
bool serial_has_received(void);
uint8_t serial_room(void);
void serial_send(uint8_t byte);
uint16_t serial_lost(void);

// clock.c: timer 0.
void clock_start(void);
uint32_t clock_milliseconds(void);
uint32_t clock_microseconds(void);  // steps of 4; interrupts must be off

// gpio.c
void gpio_start(void);
void gpio_input(uint8_t pin, bool pull_up);
void gpio_output(uint8_t pin);
void gpio_write(uint8_t pin, bool level);
uint8_t gpio_read_port(uint8_t port);
void gpio_write_port(uint8_t port, uint8_t levels, uint8_t pins);
uint16_t gpio_modes(uint8_t pin);  // what a pin can be: bits 1 << mode
void gpio_set_mode(uint8_t pin, uint8_t mode);

// pwm.c: the pins of pwm_pins.h. A pin whose timer is taken by servos or by a note gives a level instead.
uint8_t pwm_is_on_pin(uint8_t pin);
void pwm_write(uint8_t pin, uint8_t duty);
void pwm_stop(uint8_t pin);
void pwm_timer1_start(void);
void pwm_timer2_start(void);

// servo.c: timer 1 while at least one servo is there.
void servo_write(uint8_t pin, uint16_t microseconds);
void servo_stop(uint8_t pin);
bool servo_takes_timer(void);

// adc.c
void adc_start(uint16_t channels);
bool adc_busy(void);
uint16_t adc_value(uint8_t channel);

// tone.c: timer 2 during a note.
void tone_play(uint8_t pin, uint16_t hertz);
bool tone_takes_timer(void);

// sonar.c
#define SONAR_PENDING 0xFFFFU
void sonar_ping(uint8_t trigger_pin, uint8_t echo_pin);
uint16_t sonar_echo(void);  // microseconds; 0: nothing in sight
void sonar_edge(void);      // by edges.c

// dht.c: the start pulse is the caller's affair, a level that he holds for a while; then the answer is listened to.
enum dht_state { DHT_PENDING, DHT_DONE, DHT_SILENT };
void dht_listen(uint8_t pin);
enum dht_state dht_answer(uint8_t* bytes);  // five of them when it is done
void dht_edge(void);                        // by edges.c

// pixels.c: a strip of WS2812, three bytes a pixel in its own order. Interrupts are off for 30 microseconds a pixel.
void pixels_show(uint8_t pin, const uint8_t* bytes, uint8_t pixels);

// i2c.c: 100 kHz on the board's SDA and SCL, one transaction at a time; the bytes written first, then those that are read.
#define I2C_BYTES 32
bool i2c_busy(void);
void i2c_start(uint8_t address, const uint8_t* bytes, uint8_t written, uint8_t read);
bool i2c_failed(void);  // nobody answered, or the bus hangs
uint8_t i2c_byte(uint8_t at);

// stack.c
uint16_t stack_free(void);
