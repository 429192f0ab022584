// The numbers of Firmata 2.5 that our boards and our programs speak: one row each, for C and C++.
//
// They are the protocol's (github.com/firmata/protocol), so nothing here may be renumbered. What is ours stands in the
// range that the protocol leaves to users, 01 to 0F. firmware/PROTOCOL.md says what each message carries.
#pragma once

#define LUNABLOC_FIRMATA_MAJOR 2
#define LUNABLOC_FIRMATA_MINOR 5
#define LUNABLOC_FIRMATA_BAUDS 57600
// Longest sysex that a board takes, between F0 and F7; longer ones are dropped whole.
#define LUNABLOC_FIRMATA_SYSEX_BYTES 64
#define LUNABLOC_FIRMATA_NO_CHANNEL 127
#define LUNABLOC_FIRMATA_DEFAULT_SAMPLING_MS 19

// ROW(name, first byte, what it is). The low four bits of the first four name a channel or a port.
#define LUNABLOC_FIRMATA_MESSAGES(ROW)                            \
  ROW(digital_port, 0x90, "levels of eight pins")                 \
  ROW(report_analog, 0xC0, "send a channel from now on, or stop") \
  ROW(report_digital, 0xD0, "send a port from now on, or stop")   \
  ROW(analog, 0xE0, "value of a channel, or of a pin's PWM")      \
  ROW(sysex_start, 0xF0, "a longer message begins")               \
  ROW(pin_mode, 0xF4, "what a pin is to be")                      \
  ROW(digital_pin, 0xF5, "level of one pin")                      \
  ROW(sysex_end, 0xF7, "a longer message ends")                   \
  ROW(version, 0xF9, "which protocol; without data, a question")  \
  ROW(system_reset, 0xFF, "everything as after power-up")

// ROW(name, id, what it is)
#define LUNABLOC_FIRMATA_SYSEX(ROW)                                \
  ROW(lunabloc, 0x01, "ours: keep alive, stop, state")             \
  ROW(tone, 0x02, "ours: a note on a pin")                         \
  ROW(sonar, 0x03, "ours: distance by echo")                       \
  ROW(program, 0x04, "ours: the program that runs here alone")     \
  ROW(pixels, 0x05, "ours: colours of a strip of WS2812")          \
  ROW(stepper, 0x62, "a motor that turns by steps")                \
  ROW(analog_mapping_query, 0x69, "which pins are channels?")      \
  ROW(analog_mapping_reply, 0x6A, "channel of each pin")           \
  ROW(capability_query, 0x6B, "what can each pin be?")             \
  ROW(capability_reply, 0x6C, "modes and resolutions of each pin") \
  ROW(pin_state_query, 0x6D, "what is this pin?")                  \
  ROW(pin_state_reply, 0x6E, "mode and value of a pin")            \
  ROW(extended_analog, 0x6F, "value of a pin beyond 15")           \
  ROW(servo_config, 0x70, "shortest and longest pulse")            \
  ROW(string, 0x71, "text for a person")                           \
  ROW(dht, 0x74, "temperature and humidity")                       \
  ROW(i2c_request, 0x76, "bytes to a device on two wires, or from it") \
  ROW(i2c_reply, 0x77, "bytes of such a device")                   \
  ROW(i2c_config, 0x78, "two wires are wanted")                    \
  ROW(firmware_name, 0x79, "who is there")                         \
  ROW(sampling_interval, 0x7A, "milliseconds between samples")

// ROW(name, number, bits of its value, what it is)
#define LUNABLOC_FIRMATA_PIN_MODES(ROW)    \
  ROW(input, 0x00, 1, "reads a level")     \
  ROW(output, 0x01, 1, "gives a level")    \
  ROW(analog, 0x02, 10, "reads a voltage") \
  ROW(pwm, 0x03, 8, "gives a duty")        \
  ROW(servo, 0x04, 14, "gives a pulse")    \
  ROW(i2c, 0x06, 1, "one of two wires")    \
  ROW(stepper, 0x08, 32, "a motor's coil") \
  ROW(pullup, 0x0B, 1, "reads a level, 1 when nothing holds it")

// Second byte of the sysex `lunabloc`. ROW(name, number, what it is)
#define LUNABLOC_FIRMATA_OWN(ROW)                                                    \
  ROW(keep_alive, 0x00, "I am here; from now on, two silent seconds mean I am gone") \
  ROW(motor_pin, 0x01, "this pin drives a motor: low when I am gone")                \
  ROW(stop, 0x02, "motors and servos off, now")                                      \
  ROW(state_query, 0x03, "how are you?")                                             \
  ROW(state_reply, 0x43, "seconds since start, free bytes of stack, bytes lost, tether")

// Second byte of the sysex `dht`. ROW(name, number, what it is)
#define LUNABLOC_FIRMATA_DHT(ROW)                                  \
  ROW(report, 0x00, "temperature and humidity, in tenths")         \
  ROW(dht11, 0x01, "a DHT11 is on this pin, tell what it says")    \
  ROW(dht22, 0x02, "a DHT22")                                      \
  ROW(detach, 0x03, "no longer")

// How a device on two wires is asked: bits 3 and 4 of the byte behind its address. ROW(name, bits, what it is)
#define LUNABLOC_FIRMATA_I2C(ROW)                 \
  ROW(write, 0x00, "bytes to it")                 \
  ROW(read_once, 0x08, "bytes from it")           \
  ROW(read_on, 0x10, "again and again")           \
  ROW(stop_reading, 0x18, "no longer")

// Second byte of the sysex `stepper`: the part of Firmata's that we speak. ROW(name, number, what it is)
#define LUNABLOC_FIRMATA_STEPPER(ROW)                              \
  ROW(config, 0x00, "its four pins")                               \
  ROW(zero, 0x01, "where it is now counts as zero")                \
  ROW(step, 0x02, "so many steps from where it is")                \
  ROW(to, 0x03, "to this position")                                \
  ROW(stop, 0x05, "where it is")                                   \
  ROW(report, 0x06, "where is it?")                                \
  ROW(speed, 0x09, "steps a second, as a decimal number")          \
  ROW(arrived, 0x0A, "it is where it was told to go")

// Second byte of the sysex `program`; an answer is 0x40 more. ROW(name, number, what it is)
#define LUNABLOC_FIRMATA_PROGRAM(ROW)                                     \
  ROW(run, 0x00, "the program in flash begins, anew if need be")          \
  ROW(stop, 0x01, "it stops, and the pins are as after power-up")         \
  ROW(state, 0x02, "how is it?")                                          \
  ROW(values, 0x03, "what are its variables?")                            \
  ROW(block, 0x04, "a piece of a trial program, into RAM")                \
  ROW(trial, 0x05, "the trial program begins")

// Bytes of a trial program in one message: two bytes of the wire each.
#define LUNABLOC_FIRMATA_BLOCK_BYTES 24

enum firmata_dht_message {
#define ROW(name, number, meaning) FIRMATA_DHT_##name = number,
  LUNABLOC_FIRMATA_DHT(ROW)
#undef ROW
};

enum firmata_i2c_mode {
#define ROW(name, bits, meaning) FIRMATA_I2C_##name = bits,
  LUNABLOC_FIRMATA_I2C(ROW)
#undef ROW
};

enum firmata_stepper_message {
#define ROW(name, number, meaning) FIRMATA_STEPPER_##name = number,
  LUNABLOC_FIRMATA_STEPPER(ROW)
#undef ROW
};

enum firmata_program {
#define ROW(name, number, meaning) FIRMATA_PROGRAM_##name = number,
  LUNABLOC_FIRMATA_PROGRAM(ROW)
#undef ROW
};

enum firmata_message {
#define ROW(name, byte, meaning) FIRMATA_##name = byte,
  LUNABLOC_FIRMATA_MESSAGES(ROW)
#undef ROW
};

enum firmata_sysex {
#define ROW(name, id, meaning) FIRMATA_SYSEX_##name = id,
  LUNABLOC_FIRMATA_SYSEX(ROW)
#undef ROW
};

enum firmata_pin_mode {
#define ROW(name, number, bits, meaning) FIRMATA_MODE_##name = number,
  LUNABLOC_FIRMATA_PIN_MODES(ROW)
#undef ROW
};

enum firmata_own {
#define ROW(name, number, meaning) FIRMATA_OWN_##name = number,
  LUNABLOC_FIRMATA_OWN(ROW)
#undef ROW
};
