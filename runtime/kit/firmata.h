// Firmata 2.5 as a client speaks it: messages to bytes, bytes to messages. Knows no link and no time.
//
// The numbers are those of firmware/shared/firmata.h; what the messages of ours carry is in firmware/PROTOCOL.md.
// Whatever comes from a board is hostile: a sysex is bounded, noise loses one message and no other.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace lunabloc::kit {

// As the boards (firmware/shared/firmata.h).
inline constexpr int kFirmataBauds = 57600;

}  // namespace lunabloc::kit

namespace lunabloc::kit::firmata {

using Bytes = std::vector<std::uint8_t>;

// -- to the board
Bytes ask_version();
Bytes ask_name();
Bytes reset();
Bytes set_mode(std::uint8_t pin, std::uint8_t mode);
Bytes write_port(std::uint8_t port, std::uint8_t levels);
// A servo's degrees or a PWM's duty, on any pin.
Bytes write_value(std::uint8_t pin, std::uint16_t value);
Bytes report_port(std::uint8_t port, bool on);
Bytes report_channel(std::uint8_t channel, bool on);
Bytes set_sampling(std::uint16_t milliseconds);
// Ours
Bytes keep_alive();
Bytes stop();
// This pin drives a motor: 0 when we are gone.
Bytes motor_pin(std::uint8_t pin);
Bytes ask_state();
Bytes play_tone(std::uint8_t pin, std::uint16_t hertz, std::uint16_t milliseconds);
Bytes ping(std::uint8_t trigger, std::uint8_t echo);
// Colours of a strip, 0xRRGGBB each, from a pixel on; at most nine fit into a message.
inline constexpr std::size_t kMostPixelsInMessage = 9;
Bytes set_pixels(std::uint8_t pin, std::uint8_t first, std::span<const std::uint32_t> colours);
// Firmata's own: a DHT that tells what it measures, two wires, a motor of four coils.
Bytes attach_dht(std::uint8_t pin, bool dht22);
Bytes use_two_wires();
Bytes write_two_wires(std::uint8_t address, std::span<const std::uint8_t> bytes);
Bytes stepper_pins(std::uint8_t number, const std::array<std::uint8_t, 4>& pins);
Bytes stepper_to(std::uint8_t number, std::int32_t position);
// The program that runs on the board alone
Bytes run_program();
Bytes stop_program();
Bytes ask_program();
Bytes ask_values(std::uint8_t first_cell, std::uint8_t cells);
// A piece of a trial program, which is answered by BlockTaken; then the whole begins.
Bytes trial_block(std::span<const std::uint8_t> program, std::size_t number);
Bytes begin_trial(std::size_t length, std::uint16_t crc);

// -- from the board
struct Version {
  int major = 0, minor = 0;
  bool operator==(const Version&) const = default;
};
struct Name {
  int major = 0, minor = 0;
  std::string name;
  bool operator==(const Name&) const = default;
};
struct PortLevels {
  std::uint8_t port = 0, levels = 0;
  bool operator==(const PortLevels&) const = default;
};
struct ChannelValue {
  std::uint8_t channel = 0;
  std::uint16_t value = 0;
  bool operator==(const ChannelValue&) const = default;
};
struct Text {
  std::string text;
  bool operator==(const Text&) const = default;
};
struct Echo {
  std::uint8_t trigger = 0, echo = 0;
  std::uint32_t microseconds = 0;  // 0: nothing in sight
  bool operator==(const Echo&) const = default;
};
// In tenths of a degree and of a percent.
struct DhtReading {
  std::uint8_t pin = 0;
  int temperature = 0, humidity = 0;
  bool operator==(const DhtReading&) const = default;
};
struct TwoWiresRead {
  std::uint8_t address = 0, from_register = 0;
  Bytes bytes;
  bool operator==(const TwoWiresRead&) const = default;
};
struct StepperPlace {
  std::uint8_t number = 0;
  std::int32_t position = 0;
  bool arrived = false;
  bool operator==(const StepperPlace&) const = default;
};
struct BoardState {
  unsigned seconds = 0, free_stack = 0, lost_bytes = 0;
  bool tethered = false;
  bool operator==(const BoardState&) const = default;
};
struct ProgramState {
  std::uint8_t state = 0, fault = 0;  // none, begins soon, runs, over, stopped; a row of firmware/shared/machine.h
  unsigned place = 0;                 // byte of the body, of a fault
  std::uint32_t crc = 0;
  bool operator==(const ProgramState&) const = default;
};
struct ProgramValues {
  std::uint8_t first_cell = 0;
  std::vector<std::int32_t> cells;
  bool operator==(const ProgramValues&) const = default;
};
struct BlockTaken {
  std::uint8_t number = 0;
  bool operator==(const BlockTaken&) const = default;
};
using Message = std::variant<Version, Name, PortLevels, ChannelValue, Text, Echo, BoardState, ProgramState, ProgramValues, BlockTaken,
                             DhtReading, TwoWiresRead, StepperPlace>;

// Takes bytes as they come and gives whole messages; those it does not know are passed over.
class Decoder {
 public:
  void add(std::span<const std::uint8_t> bytes);
  std::optional<Message> next();

 private:
  void begin(std::uint8_t byte);
  void data(std::uint8_t byte);

  static constexpr std::size_t kLongestSysex = 4096;
  static constexpr std::size_t kMostWaiting = 4096;  // the oldest are forgotten
  std::deque<Message> messages_;
  std::uint8_t command_ = 0;  // 0: between messages
  Bytes data_;
};

}  // namespace lunabloc::kit::firmata
