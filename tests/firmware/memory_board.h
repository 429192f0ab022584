// A board in memory for the firmware's core: remembers what was done to its pins, in words that a test can compare.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/firmata.h"

namespace lunabloc::firmware {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::uint8_t kPins = 20;
inline constexpr std::uint8_t kFirstAnalogPin = 14;

class MemoryBoard {
 public:
  MemoryBoard() {
    board_.context = this;
    board_.pins = kPins;
    board_.lamp = 13;
    board_.name = "Test";
    board_.modes = [](void*, std::uint8_t pin) { return modes(pin); };
    board_.analog_channel = [](void*, std::uint8_t pin) {
      return static_cast<std::uint8_t>(pin < kFirstAnalogPin ? 127 : pin - kFirstAnalogPin);
    };
    board_.set_mode = [](void* me, std::uint8_t pin, std::uint8_t mode) { self(me).note("mode", pin, mode); };
    board_.write_port = [](void* me, std::uint8_t port, std::uint8_t levels, std::uint8_t pins) {
      for (unsigned bit = 0; bit < 8; ++bit)
        if ((pins >> bit & 1U) != 0) self(me).note("level", port * 8U + bit, levels >> bit & 1U);
    };
    board_.read_port = [](void* me, std::uint8_t port) { return self(me).levels.at(port); };
    board_.write_pwm = [](void* me, std::uint8_t pin, std::uint8_t duty) { self(me).note("pwm", pin, duty); };
    board_.write_servo = [](void* me, std::uint8_t pin, std::uint16_t time) { self(me).note("servo", pin, time); };
    board_.start_sampling = [](void* me, std::uint16_t channels) { self(me).sampled |= channels; };
    board_.sampling = [](void*) { return false; };
    board_.sample = [](void* me, std::uint8_t channel) { return self(me).voltages.at(channel); };
    board_.tone = [](void* me, std::uint8_t pin, std::uint16_t hertz) { self(me).note("tone", pin, hertz); };
    board_.start_echo = [](void* me, std::uint8_t trigger, std::uint8_t echo) { self(me).note("ping", trigger, echo); };
    board_.echo = [](void* me) { return self(me).echo; };
    board_.start_dht = [](void* me, std::uint8_t pin) { self(me).note("listen", pin, 0); };
    board_.dht = [](void* me, std::uint8_t* bytes) {
      std::copy(self(me).dht.begin(), self(me).dht.end(), bytes);
      return self(me).dht_answers;
    };
    board_.show_pixels = [](void* me, std::uint8_t pin, const std::uint8_t* bytes, std::uint8_t pixels) {
      self(me).note("pixels", pin, pixels);
      self(me).strip.assign(bytes, bytes + 3 * pixels);
    };
    board_.i2c_busy = [](void* me) { return self(me).i2c_busy; };
    board_.start_i2c = [](void* me, std::uint8_t address, const std::uint8_t* bytes, std::uint8_t written, std::uint8_t read) {
      self(me).note("i2c", address, read);
      self(me).written.assign(bytes, bytes + written);
    };
    board_.i2c_failed = [](void* me) { return self(me).i2c_failed; };
    board_.i2c_byte = [](void*, std::uint8_t at) { return static_cast<std::uint8_t>(0xA0U + at); };
    board_.room = [](void* me) { return self(me).room; };
    board_.send = [](void* me, std::uint8_t byte) {
      self(me).sent.push_back(byte);
      if (self(me).room > 0) --self(me).room;
    };
    board_.milliseconds = [](void* me) { return self(me).now_ms; };
    board_.microseconds = [](void* me) { return self(me).now_ms * 1000U; };
    board_.free_stack = [](void*) { return std::uint16_t{300}; };
    board_.lost_bytes = [](void*) { return std::uint16_t{0}; };
    firmata_start(&firmata, &board_);
    settle();
    done.clear();
  }
  MemoryBoard(const MemoryBoard&) = delete;
  MemoryBoard& operator=(const MemoryBoard&) = delete;

  static std::uint16_t modes(std::uint8_t pin) {
    if (pin < 2) return 0;
    unsigned bits = 1U << FIRMATA_MODE_input | 1U << FIRMATA_MODE_output | 1U << FIRMATA_MODE_pullup | 1U << FIRMATA_MODE_stepper;
    if (pin >= 18) bits |= 1U << FIRMATA_MODE_i2c;
    if (pin >= kFirstAnalogPin) return static_cast<std::uint16_t>(bits | 1U << FIRMATA_MODE_analog);
    return static_cast<std::uint16_t>(bits | 1U << FIRMATA_MODE_servo | 1U << FIRMATA_MODE_pwm);
  }

  // Turns the loop until the board has said all it has to say, and gives it.
  Bytes settle() {
    for (int turn = 0; turn < 20; ++turn) {
      room = kRoom;
      firmata_step(&firmata);
    }
    return std::exchange(sent, {});
  }
  Bytes say(const Bytes& bytes) {
    for (const std::uint8_t byte : bytes) firmata_receive(&firmata, byte);
    return settle();
  }
  Bytes pass(std::uint32_t milliseconds) {
    now_ms += milliseconds;
    return settle();
  }
  std::string take_done() { return std::exchange(done, {}); }

  static constexpr std::uint8_t kRoom = 63;
  struct firmata firmata {};
  std::string done;  // "mode 13 1; level 13 1; "
  Bytes sent;
  std::uint8_t room = kRoom;
  std::array<std::uint8_t, 16> levels{};
  std::array<std::uint16_t, 16> voltages{};
  std::uint16_t echo = FIRMATA_ECHO_PENDING;
  std::uint16_t sampled = 0;
  std::array<std::uint8_t, 5> dht{};
  std::uint8_t dht_answers = 0;
  Bytes strip, written;
  bool i2c_busy = false, i2c_failed = false;
  std::uint32_t now_ms = 0;

 private:
  static MemoryBoard& self(void* me) { return *static_cast<MemoryBoard*>(me); }
  void note(const char* what, unsigned pin, unsigned value) {
    done += std::string(what) + " " + std::to_string(pin) + " " + std::to_string(value) + "; ";
  }
  firmata_board board_{};
};

}  // namespace lunabloc::firmware
