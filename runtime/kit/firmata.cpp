#include "kit/firmata.h"

#include <algorithm>

#include "firmware/shared/firmata.h"

namespace lunabloc::kit::firmata {
namespace {

static_assert(kFirmataBauds == LUNABLOC_FIRMATA_BAUDS, "the boards listen at another speed");

constexpr std::uint8_t kSevenBits = 0x7F;

std::uint8_t low(unsigned value) { return static_cast<std::uint8_t>(value & kSevenBits); }
std::uint8_t high(unsigned value) { return low(value >> 7U); }

// `pairs` are bytes of eight bits, which take two of the wire each.
Bytes sysex(std::uint8_t id, std::initializer_list<std::uint8_t> data = {}, std::span<const std::uint8_t> pairs = {}) {
  Bytes bytes;
  bytes.reserve(data.size() + 2 * pairs.size() + 3);
  bytes.push_back(FIRMATA_sysex_start);
  bytes.push_back(id);
  for (const std::uint8_t byte : data) bytes.push_back(byte);
  for (const std::uint8_t byte : pairs) {
    bytes.push_back(low(byte));
    bytes.push_back(high(byte));
  }
  bytes.push_back(FIRMATA_sysex_end);
  return bytes;
}

unsigned n14(std::span<const std::uint8_t> bytes) { return bytes[0] | static_cast<unsigned>(bytes[1]) << 7U; }

// Text in pairs of seven bits; what is no printable ASCII becomes a question mark.
std::string text_in(std::span<const std::uint8_t> pairs) {
  constexpr std::size_t kLongest = 64;
  std::string text;
  for (std::size_t i = 0; i + 1 < pairs.size() && text.size() < kLongest; i += 2) {
    const unsigned letter = n14(pairs.subspan(i, 2));
    text += letter >= ' ' && letter < kSevenBits ? static_cast<char>(letter) : '?';
  }
  return text;
}

std::optional<Message> own_in(std::span<const std::uint8_t> data) {
  constexpr std::size_t kStateBytes = 8;
  if (data.size() != kStateBytes || data[0] != FIRMATA_OWN_state_reply) return std::nullopt;
  return BoardState{n14(data.subspan(1, 2)), n14(data.subspan(3, 2)), n14(data.subspan(5, 2)), data[7] != 0};
}

std::optional<Message> program_in(std::span<const std::uint8_t> data) {
  constexpr std::uint8_t kAnswer = 0x40;
  constexpr std::size_t kStateBytes = 8, kCellBytes = 5;
  if (data.size() < 2) return std::nullopt;
  if (data[0] == (kAnswer | FIRMATA_PROGRAM_block) && data.size() == 2) return BlockTaken{data[1]};
  if (data[0] == (kAnswer | FIRMATA_PROGRAM_state) && data.size() == kStateBytes)
    return ProgramState{data[1], data[2], n14(data.subspan(3, 2)), n14(data.subspan(5, 2)) | static_cast<std::uint32_t>(data[7]) << 14U};
  if (data[0] != (kAnswer | FIRMATA_PROGRAM_values) || (data.size() - 2) % kCellBytes != 0) return std::nullopt;
  ProgramValues values{data[1], {}};
  for (std::size_t at = 2; at < data.size(); at += kCellBytes) {
    std::uint32_t cell = 0;
    for (std::size_t part = 0; part < kCellBytes; ++part) cell |= static_cast<std::uint32_t>(data[at + part]) << (7U * part);
    values.cells.push_back(static_cast<std::int32_t>(cell));
  }
  return values;
}

constexpr std::size_t kNumberBytes = 5;  // of 32 bits

std::uint32_t n32(std::span<const std::uint8_t> bytes) {
  std::uint32_t value = 0;
  for (std::size_t part = 0; part < kNumberBytes; ++part) value |= static_cast<std::uint32_t>(bytes[part]) << (7U * part);
  return value;
}

std::optional<Message> dht_in(std::span<const std::uint8_t> data) {
  constexpr int kSign = 0x2000, kWhole = 0x4000;
  if (data.size() != 6 || data[0] != FIRMATA_DHT_report) return std::nullopt;
  const auto temperature = static_cast<int>(n14(data.subspan(2, 2)));
  return DhtReading{data[1], temperature >= kSign ? temperature - kWhole : temperature, static_cast<int>(n14(data.subspan(4, 2)))};
}

std::optional<Message> two_wires_in(std::span<const std::uint8_t> data) {
  if (data.size() < 4 || data.size() % 2 != 0) return std::nullopt;
  TwoWiresRead read{static_cast<std::uint8_t>(n14(data.subspan(0, 2))), static_cast<std::uint8_t>(n14(data.subspan(2, 2))), {}};
  for (std::size_t at = 4; at < data.size(); at += 2) read.bytes.push_back(static_cast<std::uint8_t>(n14(data.subspan(at, 2))));
  return read;
}

std::optional<Message> stepper_in(std::span<const std::uint8_t> data) {
  if (data.size() != 2 + kNumberBytes) return std::nullopt;
  if (data[0] != FIRMATA_STEPPER_arrived && data[0] != FIRMATA_STEPPER_report) return std::nullopt;
  return StepperPlace{data[1], static_cast<std::int32_t>(n32(data.subspan(2))), data[0] == FIRMATA_STEPPER_arrived};
}

std::optional<Message> sysex_in(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return std::nullopt;
  const std::span<const std::uint8_t> data = bytes.subspan(1);
  switch (bytes[0]) {
    case FIRMATA_SYSEX_firmware_name:
      if (data.size() < 2) return std::nullopt;
      return Name{data[0], data[1], text_in(data.subspan(2))};
    case FIRMATA_SYSEX_string: return Text{text_in(data)};
    case FIRMATA_SYSEX_lunabloc: return own_in(data);
    case FIRMATA_SYSEX_program: return program_in(data);
    case FIRMATA_SYSEX_dht: return dht_in(data);
    case FIRMATA_SYSEX_i2c_reply: return two_wires_in(data);
    case FIRMATA_SYSEX_stepper: return stepper_in(data);
    case FIRMATA_SYSEX_sonar:
      if (data.size() != 5) return std::nullopt;
      return Echo{data[0], data[1], n14(data.subspan(2, 2)) | static_cast<std::uint32_t>(data[4]) << 14U};
    default: return std::nullopt;
  }
}

// The kind of a message that is not a sysex: those of channels and ports carry their number in the low half.
std::uint8_t kind_of(std::uint8_t command) { return command < FIRMATA_sysex_start ? command & 0xF0U : command; }

bool has_two_bytes(std::uint8_t command) {
  const std::uint8_t kind = kind_of(command);
  return kind == FIRMATA_digital_port || kind == FIRMATA_analog || kind == FIRMATA_version;
}

Message short_message(std::uint8_t command, std::span<const std::uint8_t> data) {
  const auto number = static_cast<std::uint8_t>(command & 0x0FU);
  if (command == FIRMATA_version) return Version{data[0], data[1]};
  if (kind_of(command) == FIRMATA_analog) return ChannelValue{number, static_cast<std::uint16_t>(n14(data))};
  return PortLevels{number, static_cast<std::uint8_t>(n14(data) & 0xFFU)};
}

}  // namespace

Bytes ask_version() { return {FIRMATA_version}; }
Bytes ask_name() { return sysex(FIRMATA_SYSEX_firmware_name); }
Bytes reset() { return {FIRMATA_system_reset}; }
Bytes set_mode(std::uint8_t pin, std::uint8_t mode) { return {FIRMATA_pin_mode, low(pin), low(mode)}; }

Bytes write_port(std::uint8_t port, std::uint8_t levels) {
  return {static_cast<std::uint8_t>(FIRMATA_digital_port | (port & 0x0FU)), low(levels), high(levels)};
}

Bytes write_value(std::uint8_t pin, std::uint16_t value) {
  return sysex(FIRMATA_SYSEX_extended_analog, {low(pin), low(value), high(value)});
}

Bytes report_port(std::uint8_t port, bool on) {
  return {static_cast<std::uint8_t>(FIRMATA_report_digital | (port & 0x0FU)), static_cast<std::uint8_t>(on ? 1 : 0)};
}

Bytes report_channel(std::uint8_t channel, bool on) {
  return {static_cast<std::uint8_t>(FIRMATA_report_analog | (channel & 0x0FU)), static_cast<std::uint8_t>(on ? 1 : 0)};
}

Bytes set_sampling(std::uint16_t milliseconds) {
  return sysex(FIRMATA_SYSEX_sampling_interval, {low(milliseconds), high(milliseconds)});
}

Bytes keep_alive() { return sysex(FIRMATA_SYSEX_lunabloc, {FIRMATA_OWN_keep_alive}); }
Bytes stop() { return sysex(FIRMATA_SYSEX_lunabloc, {FIRMATA_OWN_stop}); }
Bytes motor_pin(std::uint8_t pin) { return sysex(FIRMATA_SYSEX_lunabloc, {FIRMATA_OWN_motor_pin, low(pin)}); }
Bytes ask_state() { return sysex(FIRMATA_SYSEX_lunabloc, {FIRMATA_OWN_state_query}); }

Bytes play_tone(std::uint8_t pin, std::uint16_t hertz, std::uint16_t milliseconds) {
  return sysex(FIRMATA_SYSEX_tone, {low(pin), low(hertz), high(hertz), low(milliseconds), high(milliseconds)});
}

Bytes ping(std::uint8_t trigger, std::uint8_t echo) { return sysex(FIRMATA_SYSEX_sonar, {low(trigger), low(echo)}); }

Bytes set_pixels(std::uint8_t pin, std::uint8_t first, std::span<const std::uint32_t> colours) {
  Bytes parts;
  for (const std::uint32_t colour : colours.first(std::min(colours.size(), kMostPixelsInMessage)))
    for (const unsigned shift : {16U, 8U, 0U}) parts.push_back(static_cast<std::uint8_t>(colour >> shift & 0xFFU));
  return sysex(FIRMATA_SYSEX_pixels, {low(pin), low(first)}, parts);
}

Bytes attach_dht(std::uint8_t pin, bool dht22) {
  return sysex(FIRMATA_SYSEX_dht, {static_cast<std::uint8_t>(dht22 ? FIRMATA_DHT_dht22 : FIRMATA_DHT_dht11), low(pin)});
}

Bytes use_two_wires() { return sysex(FIRMATA_SYSEX_i2c_config, {0, 0}); }

Bytes write_two_wires(std::uint8_t address, std::span<const std::uint8_t> data) {
  return sysex(FIRMATA_SYSEX_i2c_request, {low(address), FIRMATA_I2C_write}, data);
}

Bytes stepper_pins(std::uint8_t number, const std::array<std::uint8_t, 4>& pins) {
  constexpr std::uint8_t kFourWires = 0x40;
  return sysex(FIRMATA_SYSEX_stepper, {FIRMATA_STEPPER_config, low(number), kFourWires, low(pins[0]), low(pins[1]), low(pins[2]), low(pins[3])});
}

Bytes stepper_to(std::uint8_t number, std::int32_t position) {
  const auto value = static_cast<std::uint32_t>(position);
  return sysex(FIRMATA_SYSEX_stepper, {FIRMATA_STEPPER_to, low(number), low(value), low(value >> 7U), low(value >> 14U), low(value >> 21U), low(value >> 28U)});
}

Bytes run_program() { return sysex(FIRMATA_SYSEX_program, {FIRMATA_PROGRAM_run}); }
Bytes stop_program() { return sysex(FIRMATA_SYSEX_program, {FIRMATA_PROGRAM_stop}); }
Bytes ask_program() { return sysex(FIRMATA_SYSEX_program, {FIRMATA_PROGRAM_state}); }

Bytes ask_values(std::uint8_t first_cell, std::uint8_t cells) {
  return sysex(FIRMATA_SYSEX_program, {FIRMATA_PROGRAM_values, low(first_cell), low(cells)});
}

Bytes trial_block(std::span<const std::uint8_t> program, std::size_t number) {
  const auto length = static_cast<unsigned>(program.size());
  const std::size_t first = std::min(number * LUNABLOC_FIRMATA_BLOCK_BYTES, program.size());
  const std::size_t count = std::min<std::size_t>(LUNABLOC_FIRMATA_BLOCK_BYTES, program.size() - first);
  return sysex(FIRMATA_SYSEX_program, {FIRMATA_PROGRAM_block, low(length), high(length), low(static_cast<unsigned>(number))},
               program.subspan(first, count));
}

Bytes begin_trial(std::size_t length, std::uint16_t crc) {
  const auto count = static_cast<unsigned>(length);
  return sysex(FIRMATA_SYSEX_program,
               {FIRMATA_PROGRAM_trial, low(count), high(count), low(crc), high(crc), low(static_cast<unsigned>(crc) >> 14U)});
}

void Decoder::add(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) {
    if (byte > kSevenBits) begin(byte);
    else if (command_ != 0) data(byte);
  }
  while (messages_.size() > kMostWaiting) messages_.pop_front();
}

std::optional<Message> Decoder::next() {
  if (messages_.empty()) return std::nullopt;
  Message message = std::move(messages_.front());
  messages_.pop_front();
  return message;
}

// Whatever was going on is over: complete when it was a sysex and this is its end, else lost.
void Decoder::begin(std::uint8_t byte) {
  if (byte == FIRMATA_sysex_end && command_ == FIRMATA_sysex_start)
    if (std::optional<Message> message = sysex_in(data_)) messages_.push_back(std::move(*message));
  data_.clear();
  command_ = byte == FIRMATA_sysex_start || has_two_bytes(byte) ? byte : 0;
}

void Decoder::data(std::uint8_t byte) {
  data_.push_back(byte);
  if (command_ == FIRMATA_sysex_start) {
    if (data_.size() > kLongestSysex) command_ = 0;
  } else if (data_.size() == 2) {
    messages_.push_back(short_message(command_, data_));
    command_ = 0;
  }
}

}  // namespace lunabloc::kit::firmata
