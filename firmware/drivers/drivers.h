// The chip's devices, one file each. Interrupts do the waiting; nothing here blocks longer than ten microseconds.
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

// pwm.c: timers 0, 1 and 2. A pin whose timer is taken by servos or by a note gives a level instead.
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

// stack.c
uint16_t stack_free(void);
