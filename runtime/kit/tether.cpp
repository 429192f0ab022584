#include "kit/tether.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "firmware/shared/firmata.h"
#include "kit/firmata.h"
#include "kit/lcd.h"
#include "kit/stepper.h"

namespace lunabloc::kit {
namespace {

constexpr int kBitsOnTheLine = 10;  // of a byte, with those that begin and end it

using std::chrono::milliseconds;

constexpr const char* kOurName = "Lunabloc";
constexpr milliseconds kBootLoaderListens{150};  // after the edge that resets
// A Mega's leaves by itself after a second, and many seconds later when a byte has come meanwhile.
constexpr milliseconds kFramedBootLoaderListens{1500};
constexpr milliseconds kAskAgain{1000};
constexpr milliseconds kNameFollows{250};        // the version is followed by the name
constexpr milliseconds kStep{20};
constexpr milliseconds kStayInTouch{500};        // the board gives up after 2 s
constexpr milliseconds kBetweenPings{100};
constexpr milliseconds kDonePatience{300};
constexpr std::uint16_t kSamplingMs = 50;

struct Heard {
  std::optional<firmata::Version> version;
  std::optional<std::string> name;
};

Result<void> listen(Link& link, firmata::Decoder& decoder, milliseconds patience, Heard& heard) {
  std::array<std::uint8_t, 256> bytes{};
  const Result<std::size_t> count = link.read(bytes, patience);
  if (!count) return tl::unexpected(count.error());
  decoder.add(std::span(bytes).first(*count));
  while (const std::optional<firmata::Message> message = decoder.next()) {
    if (const auto* version = std::get_if<firmata::Version>(&*message)) heard.version = *version;
    if (const auto* name = std::get_if<firmata::Name>(&*message)) heard.name = name->name;
  }
  return {};
}

Result<Greeting> greet_after(Link& link, Clock& clock, milliseconds silence, milliseconds patience, const GoOn& go_on) {
  const auto start = clock.now();
  auto ask_at = start + silence;
  std::optional<std::chrono::microseconds> version_at;
  firmata::Decoder decoder;
  Heard heard;
  while (clock.now() - start < patience) {
    if (!go_on()) return failure(ErrorKind::stopped, "kit.cancelled");
    if (const Result<void> listened = listen(link, decoder, kStep, heard); !listened) return tl::unexpected(listened.error());
    if (heard.version && heard.name) return Greeting{*heard.version, *heard.name};
    if (heard.version && !version_at) {
      version_at = clock.now();
      if (const Result<void> asked = link.write(firmata::ask_name()); !asked) return tl::unexpected(asked.error());
    }
    if (version_at && clock.now() - *version_at > kNameFollows) break;
    if (heard.version || clock.now() < ask_at) continue;
    // Two questions: to a boot loader they are no command, so it starts the program at once.
    firmata::Bytes twice = firmata::ask_version();
    twice.push_back(twice.front());
    if (const Result<void> asked = link.write(twice); !asked) return tl::unexpected(asked.error());
    ask_at = clock.now() + kAskAgain;
  }
  if (heard.version) return Greeting{*heard.version, {}};
  return failure(ErrorKind::failed, "kit.no_greeting", {}, link.name());
}

}  // namespace

Result<Greeting> greet(Link& link, Clock& clock, milliseconds patience, const GoOn& go_on) {
  return greet_after(link, clock, kBootLoaderListens, patience, go_on);
}

Result<Greeting> greet(Link& link, Clock& clock, const Board& board, milliseconds patience, const GoOn& go_on) {
  if (board.protocol != "stk500v2") return greet(link, clock, patience, go_on);
  return greet_after(link, clock, kFramedBootLoaderListens, patience + kFramedBootLoaderListens, go_on);
}

bool is_ours(const Greeting& greeting) { return greeting.name == kOurName; }

std::string shown(const Greeting& greeting) {
  const std::string name = greeting.name.empty() ? "Firmata" : greeting.name;
  return fmt::format("{} {}.{}", name, greeting.protocol.major, greeting.protocol.minor);
}

Tether::Tether(Link& link, Clock& clock, const Kit& kit, bool ours) : link_(link), clock_(clock), kit_(kit), ours_(ours) {}

Result<void> Tether::begin() {
  if (const Result<void> sent = link_.write(firmata::set_sampling(kSamplingMs)); !sent) return sent;
  for (const KitPart& part : kit_.parts)
    if (const Result<void> sent = prepare(part); !sent) return sent;
  // A display takes a tenth of a second to begin: what comes next is not to wait for it.
  if (line_free_ > clock_.now())
    if (const Result<void> done = wait_until_done(); !done) return done;
  return keep_in_touch();
}

Result<void> Tether::prepare(const KitPart& part) {
  const std::uint8_t pin = part.pin.number;
  firmata::Bytes bytes;
  const auto add = [&bytes](const firmata::Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); };
  switch (part.kind.drive) {
    case Drive::level:
    case Drive::tone:
      add(firmata::set_mode(pin, FIRMATA_MODE_output));
      break;
    case Drive::button:
      add(firmata::set_mode(pin, FIRMATA_MODE_pullup));
      add(firmata::report_port(pin / 8, true));
      break;
    case Drive::analog:
      add(firmata::set_mode(pin, FIRMATA_MODE_analog));
      add(firmata::report_channel(part.pin.channel.value_or(0), true));
      break;
    case Drive::dht: add(firmata::attach_dht(pin, part.model == "dht22")); break;
    case Drive::pixels: add(firmata::set_mode(pin, FIRMATA_MODE_output)); break;
    case Drive::motor:
      for (const Pin& other : part.more_pins) add(firmata::set_mode(other.number, FIRMATA_MODE_output));
      add(firmata::set_mode(pin, FIRMATA_MODE_pwm));
      if (ours_) add(firmata::motor_pin(pin));
      break;
    case Drive::stepper: {
      const auto number = static_cast<std::uint8_t>(steppers_.size());
      steppers_[part.id] = number;
      // In the order of Firmata's coils the second and third are the other way round.
      add(firmata::stepper_pins(number, {pin, part.more_pins[1].number, part.more_pins[0].number, part.more_pins[2].number}));
      break;
    }
    case Drive::lcd:
      add(firmata::use_two_wires());
      if (const Result<void> sent = link_.write(bytes); !sent) return sent;
      add_messages(part, lcd::beginning());
      return write_texts_at_once();
    case Drive::servo:  // moves only when it is told where to
    case Drive::echo: break;
  }
  return link_.write(bytes);
}

Result<void> Tether::set(const std::string& id, double value) {
  const PartPlace where = place_in(id);
  const KitPart* part = kit_.part(where.part);
  if (part == nullptr || !is_driven(*part) || std::isnan(value)) return {};
  const double kept = std::clamp(value, part->kind.least, part->kind.most);
  const std::uint8_t pin = part->pin.number;
  switch (part->kind.drive) {
    case Drive::level: return set_level(pin, kept > 0);
    case Drive::pixels: return set_pixels(*part, where.place, kept);
    case Drive::motor: return set_motor(*part, kept);
    case Drive::stepper: return link_.write(firmata::stepper_to(steppers_[part->id], stepper::position_at(value)));
    case Drive::servo: {
      firmata::Bytes bytes;
      if (servo_pins_.insert(pin).second) bytes = firmata::set_mode(pin, FIRMATA_MODE_servo);
      const firmata::Bytes angle = firmata::write_value(pin, static_cast<std::uint16_t>(std::lround(kept)));
      bytes.insert(bytes.end(), angle.begin(), angle.end());
      return link_.write(bytes);
    }
    case Drive::tone:
      if (!ours_) return {};
      return link_.write(firmata::play_tone(pin, static_cast<std::uint16_t>(std::lround(kept)), 0));
    default: return {};
  }
}

std::chrono::microseconds Tether::on_the_way(const std::string& id) const {
  constexpr std::chrono::microseconds kByte{(kBitsOnTheLine * 1'000'000 + kFirmataBauds - 1) / kFirmataBauds};
  constexpr std::size_t kLamp = 3, kHeader = 5, kPixel = 6;
  const PartPlace where = place_in(id);
  const KitPart* part = kit_.part(where.part);
  if (part == nullptr) return {};
  switch (part->kind.drive) {
    case Drive::motor: return kByte * 7 / 2;   // three messages as long as a lamp’s, the middle one about in time
    case Drive::servo: return kByte * (firmata::write_value(part->pin.number, 0).size() - kLamp);
    case Drive::tone: return kByte * (firmata::play_tone(part->pin.number, 0, 0).size() - kLamp);
    case Drive::stepper: return kByte;         // as long as the rest of its message a board alone computes where to
    case Drive::pixels: {
      const std::size_t pixels = where.place.empty() ? static_cast<std::size_t>(part->pixels) : 1;
      const std::size_t messages = (pixels + firmata::kMostPixelsInMessage - 1) / firmata::kMostPixelsInMessage;
      return kByte * (messages * kHeader + pixels * kPixel - kLamp);
    }
    default: return {};
  }
}

Result<void> Tether::set_level(std::uint8_t pin, bool on) {
  std::uint8_t& levels = port_levels_[pin / 8];
  const auto bit = static_cast<std::uint8_t>(1U << (pin % 8U));
  levels = static_cast<std::uint8_t>(on ? levels | bit : levels & ~bit);
  return link_.write(firmata::write_port(pin / 8, levels));
}

// One pixel, or all.
Result<void> Tether::set_pixels(const KitPart& part, const std::string& place, double colour) {
  if (!ours_) return {};
  const auto value = static_cast<std::uint32_t>(std::lround(colour));
  if (!place.empty()) {
    const int pixel = std::atoi(place.c_str());
    if (pixel < 1 || pixel > part.pixels) return {};
    return link_.write(firmata::set_pixels(part.pin.number, static_cast<std::uint8_t>(pixel - 1), std::array{value}));
  }
  const std::vector<std::uint32_t> all(static_cast<std::size_t>(part.pixels), value);
  for (std::size_t first = 0; first < all.size(); first += firmata::kMostPixelsInMessage)
    if (const Result<void> sent = link_.write(firmata::set_pixels(part.pin.number, static_cast<std::uint8_t>(first), std::span(all).subspan(first))); !sent)
      return sent;
  return {};
}

// The direction first, so that it never turns the wrong way.
Result<void> Tether::set_motor(const KitPart& part, double percent) {
  const long asked = std::lround(percent);
  const long size = std::labs(asked);
  if (const Result<void> sent = set_level(part.more_pins[0].number, asked > 0); !sent) return sent;
  if (const Result<void> sent = set_level(part.more_pins[1].number, asked < 0); !sent) return sent;
  return link_.write(firmata::write_value(part.pin.number, static_cast<std::uint16_t>((size * 255 + 50) / 100)));
}

void Tether::add_messages(const KitPart& part, const std::vector<std::vector<std::uint8_t>>& transactions) {
  for (const std::vector<std::uint8_t>& bytes : transactions) text_messages_.push_back(firmata::write_two_wires(part.address, bytes));
}

bool Tether::begin_next_text() {
  if (texts_.empty()) return false;
  const KitPart& part = *texts_.front().part;
  add_messages(part, lcd::line(texts_.front().line, lcd::letters_of(texts_.front().text, part.columns), part.columns));
  texts_.pop_front();
  return true;
}

// A message after the other, each when the line is free again: a lamp never waits for more than one of them.
Result<void> Tether::write_texts() {
  constexpr std::chrono::microseconds kByteTakes{174};
  while (clock_.now() >= line_free_ && (!text_messages_.empty() || begin_next_text())) {
    if (text_messages_.empty()) continue;
    if (const Result<void> sent = link_.write(text_messages_.front()); !sent) return sent;
    line_free_ = clock_.now() + kByteTakes * text_messages_.front().size();
    text_messages_.pop_front();
  }
  return {};
}

Result<void> Tether::write_texts_at_once() {
  while (has_texts()) {
    const auto busy_until = std::max(line_free_, clock_.now());
    line_free_ = {};
    if (const Result<void> sent = write_texts(); !sent) return sent;
    line_free_ += busy_until - clock_.now();
  }
  return {};
}

Result<void> Tether::show_text(const std::string& id, int line, const std::string& text) {
  const KitPart* part = kit_.part(id);
  if (part == nullptr || part->kind.drive != Drive::lcd || line < 1 || line > part->lines) return {};
  const auto waiting = std::find_if(texts_.begin(), texts_.end(), [&](const Text& each) { return each.part == part && each.line == line; });
  if (waiting != texts_.end()) waiting->text = text;
  else texts_.push_back({part, line, text});
  return write_texts();
}

Result<void> Tether::poll(milliseconds patience) {
  if (const Result<void> sent = write_texts(); !sent) return sent;
  if (has_texts()) patience = std::clamp(std::chrono::ceil<milliseconds>(line_free_ - clock_.now()), milliseconds(0), patience);
  if (const Result<bool> heard = hear_name(patience); !heard) return tl::unexpected(heard.error());
  if (const Result<void> sent = write_texts(); !sent) return sent;
  return keep_in_touch();
}

Result<void> Tether::rest() {
  for (const KitPart& part : kit_.parts)
    if (part.kind.drive == Drive::level || part.kind.drive == Drive::tone || part.kind.drive == Drive::pixels || part.kind.drive == Drive::motor)
      if (const Result<void> off = set(part.id, 0); !off) return off;
  servo_pins_.clear();
  if (ours_)
    if (const Result<void> stopped = link_.write(firmata::stop()); !stopped) return stopped;
  if (const Result<void> sent = write_texts_at_once(); !sent) return sent;
  return wait_until_done();
}

// The board answers in order: when it has said its name, it has done all that was sent before.
Result<void> Tether::wait_until_done() {
  // As long as displays are written to, a name that comes answers an earlier question.
  while (clock_.now() < line_free_)
    if (const Result<bool> heard = hear_name(kStep); !heard) return tl::unexpected(heard.error());
  if (const Result<void> asked = link_.write(firmata::ask_name()); !asked) return asked;
  for (const auto deadline = clock_.now() + kDonePatience; clock_.now() < deadline;) {
    const Result<bool> heard = hear_name(kStep);
    if (!heard) return tl::unexpected(heard.error());
    if (*heard) return {};
  }
  return {};
}

// Takes what has arrived; true when a name was among it.
Result<bool> Tether::hear_name(milliseconds patience) {
  std::array<std::uint8_t, 512> bytes{};
  const Result<std::size_t> count = link_.read(bytes, patience);
  if (!count) return tl::unexpected(count.error());
  decoder_.add(std::span(bytes).first(*count));
  bool named = false;
  while (const std::optional<firmata::Message> message = decoder_.next()) {
    named = named || std::holds_alternative<firmata::Name>(*message);
    take(*message);
  }
  return named;
}

Result<void> Tether::keep_in_touch() {
  if (!ours_) return {};
  const auto now = clock_.now();
  if (now - said_last_ >= kStayInTouch || said_last_.count() == 0) {
    said_last_ = now;
    if (const Result<void> said = link_.write(firmata::keep_alive()); !said) return said;
  }
  if (now - pinged_last_ < kBetweenPings) return {};
  pinged_last_ = now;
  // One distance after the other: the board listens for one echo at a time.
  for (std::size_t tried = 0; tried < kit_.parts.size(); ++tried) {
    const KitPart& part = kit_.parts[next_ping_++ % kit_.parts.size()];
    if (part.kind.drive == Drive::echo && part.echo_pin)
      return link_.write(firmata::ping(part.pin.number, part.echo_pin->number));
  }
  return {};
}

void Tether::take(const firmata::Message& message) {
  const auto scaled = [](const KitPart& part, double reading) {
    const double value = part.kind.scale ? (*part.kind.scale)(reading) : reading;
    return std::clamp(value, part.kind.least, part.kind.most);
  };
  for (const KitPart& part : kit_.parts) {
    if (const auto* levels = std::get_if<firmata::PortLevels>(&message);
        levels != nullptr && part.kind.drive == Drive::button && part.pin.number / 8 == levels->port)
      readings_[part.id] = (levels->levels >> (part.pin.number % 8U) & 1U) != 0 ? 0 : 1;
    if (const auto* value = std::get_if<firmata::ChannelValue>(&message);
        value != nullptr && part.kind.drive == Drive::analog && part.pin.channel == value->channel)
      readings_[part.id] = scaled(part, value->value);
    if (const auto* echo = std::get_if<firmata::Echo>(&message);
        echo != nullptr && part.kind.drive == Drive::echo && part.pin.number == echo->trigger)
      readings_[part.id] = echo->microseconds == 0 ? part.kind.most : scaled(part, echo->microseconds);
    if (const auto* dht = std::get_if<firmata::DhtReading>(&message);
        dht != nullptr && part.kind.drive == Drive::dht && part.pin.number == dht->pin) {
      constexpr double kTenths = 10;
      readings_[part.id + ".temperature"] = dht->temperature / kTenths;
      readings_[part.id + ".humidity"] = dht->humidity / kTenths;
    }
  }
}

}  // namespace lunabloc::kit
