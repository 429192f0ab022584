// The kit's parts in a program for the board alone: what a part's words are to its pins, as the tether has them.
#include <algorithm>

#include "firmware/shared/firmata.h"
#include "kit/lcd.h"
#include "kit/standalone/compilation.h"

namespace lunabloc::kit::standalone {

using program::SyntaxKind;

// The text between quotes; empty for anything else.
std::string Compilation::text_of(const Syntax& syntax) const {
  if (syntax.kind() != SyntaxKind::string_expression) return {};
  const std::string_view text = syntax.token_text();
  if (text.size() < 2 || text.front() == '[' || text.find('\\') != std::string_view::npos) return {};
  return std::string(text.substr(1, text.size() - 2));
}

std::uint8_t Compilation::message_of(const Syntax& text) {
  const std::string name = text_of(text);
  if (name.empty()) refuse(text, "kit.alone.name");
  const auto next = static_cast<std::uint8_t>(messages_.size());
  return messages_.try_emplace(name, next).first->second;
}

// kit.led("red"), or a name that stands for it.
const KitPart* Compilation::part_in(const Syntax& syntax) {
  if (syntax.kind() == SyntaxKind::parenthesized_expression) return part_in(program::ParenthesizedExpression(syntax).inner());
  if (syntax.kind() == SyntaxKind::name_expression) {
    const std::size_t variable = variable_at(syntax);
    return variable == kNone ? nullptr : variables_[variable].part;
  }
  const program::Call call{syntax};
  if (!call || call.is_method()) return nullptr;
  const program::FieldExpression field{call.callee()};
  const std::vector<Syntax> arguments = call.arguments().values();
  if (!field || field.object().token_text() != "kit" || arguments.size() != 1) return nullptr;
  const std::string id = std::string(field.name().text()) + ":" + text_of(arguments[0]);
  const KitPart* part = kit_.part(id);
  if (part == nullptr) {
    const bool other_board = field.name().text() == "board";
    refuse(syntax, other_board ? "kit.alone.call" : "kit.alone.no_part", {{"nom", other_board ? "kit.board" : id}});
    return nullptr;
  }
  if (std::find(parts_.begin(), parts_.end(), part) == parts_.end()) {
    parts_.push_back(part);
    learnt_ = true;
  }
  return part;
}

// Before anything else, the pins are what the parts need.
void Compilation::prepare(const KitPart& part) {
  const auto mode = [&](const Pin& pin, std::int32_t number) {
    code_.push(pin.number);
    code_.push(number);
    code_.ask(MACHINE_REQUEST_pin_mode);
  };
  switch (part.kind.drive) {
    case Drive::level:
    case Drive::tone: return mode(part.pin, FIRMATA_MODE_output);
    case Drive::button: return mode(part.pin, FIRMATA_MODE_pullup);
    case Drive::motor:
      for (const Pin& pin : part.more_pins) mode(pin, FIRMATA_MODE_output);
      return;
    case Drive::stepper:
      code_.push(stepper_number(part));
      // In the order of Firmata's coils the second and third are the other way round.
      for (const Pin* pin : {&part.pin, &part.more_pins[1], &part.more_pins[0], &part.more_pins[2]}) code_.push(pin->number);
      return code_.ask(MACHINE_REQUEST_stepper_pins);
    default: return;
  }
}

Type Compilation::part_call(const KitPart& part, const program::Call& call, const Syntax& where) {
  const std::string_view method = call.method().text();
  const std::vector<Syntax> arguments = call.arguments().values();
  const auto level = [&](std::int32_t value) {
    code_.push(part.pin.number);
    code_.push(value);
    code_.ask(MACHINE_REQUEST_level);
    return Type::nothing;
  };
  switch (part.kind.drive) {
    case Drive::level:
      if (method == "on") return level(1);
      if (method == "off") return level(0);
      break;
    case Drive::servo:
      if (method != "angle" || arguments.size() != 1) break;
      code_.push(part.pin.number);
      nearest_whole(arguments[0]);
      code_.ask(MACHINE_REQUEST_servo);
      return Type::nothing;
    case Drive::tone:
      if (method != "tone" || arguments.empty() || arguments.size() > 2) break;
      code_.push(part.pin.number);
      nearest_whole(arguments[0]);
      code_.ask(MACHINE_REQUEST_tone);
      if (arguments.size() == 2) wait(arguments[1]);
      else code_.wait_milliseconds(500);
      functions_[function_].waits = true;
      code_.push(part.pin.number);
      code_.push(0);
      code_.ask(MACHINE_REQUEST_tone);
      return Type::nothing;
    case Drive::button:
      if (method != "pressed") break;
      code_.push(part.pin.number);
      code_.ask(MACHINE_REQUEST_read_level);
      code_.add(MACHINE_not);
      return Type::truth;
    case Drive::analog:
    case Drive::echo:
      if (method != "read") break;
      return read(part);
    case Drive::dht:
      if (method != "temperature" && method != "humidity") break;
      return read_dht(part, method == "humidity");
    case Drive::pixels:
      if (method == "set" && arguments.size() == 4) return show_pixels(part, arguments, false);
      if (method == "fill" && arguments.size() == 3) return show_pixels(part, arguments, true);
      break;
    case Drive::motor:
      if (method != "speed" || arguments.size() != 1) break;
      code_.push(part.pin.number);
      for (const Pin& pin : part.more_pins) code_.push(pin.number);
      nearest_whole(arguments[0]);
      code_.ask(MACHINE_REQUEST_motor);
      return Type::nothing;
    case Drive::stepper:
      if (method != "turn" || arguments.size() != 1) break;
      return turn(part, arguments[0]);
    case Drive::lcd:
      if (method != "write" || arguments.size() < 2) break;
      return write_display(part, arguments);
  }
  refuse(where, "kit.alone.call", {{"nom", std::string(call.method().text())}});
  return Type::unknown;
}

// Its tenths, as the tether divides them.
Type Compilation::read_dht(const KitPart& part, bool humidity) {
  constexpr double kTenths = 10;
  code_.push(part.pin.number);
  code_.push(part.model == "dht22" ? FIRMATA_DHT_dht22 : FIRMATA_DHT_dht11);
  code_.push(humidity ? 1 : 0);
  code_.ask(MACHINE_REQUEST_read_dht);
  code_.add(MACHINE_to_decimal);
  code_.push_decimal(kTenths);
  code_.add(MACHINE_decimal_divide);
  return Type::decimal;
}

// One pixel and its colour, or the colour of all.
Type Compilation::show_pixels(const KitPart& part, const std::vector<Syntax>& arguments, bool all) {
  code_.push(part.pin.number);
  if (all) code_.push(1);
  else nearest_whole(arguments[0]);
  code_.push(all ? part.pixels : 1);
  for (std::size_t i = all ? 0 : 1; i < arguments.size(); ++i) nearest_whole(arguments[i]);
  code_.ask(MACHINE_REQUEST_pixels);
  return Type::nothing;
}

std::uint8_t Compilation::stepper_number(const KitPart& part) const {
  std::uint8_t number = 0;
  for (const KitPart& other : kit_.parts) {
    if (&other == &part) break;
    if (other.kind.drive == Drive::stepper) ++number;
  }
  return number;
}

// The board says how long it takes, and the script waits for it.
Type Compilation::turn(const KitPart& part, const Syntax& degrees) {
  constexpr double kHundredths = 100, kMillisecondsInSecond = 1000;
  code_.push(stepper_number(part));
  as(degrees, Type::decimal);
  code_.push_decimal(kHundredths);
  code_.add(MACHINE_decimal_multiply);
  code_.add(MACHINE_nearest_whole);
  code_.ask(MACHINE_REQUEST_stepper_turn);
  code_.add(MACHINE_to_decimal);
  code_.push_decimal(kMillisecondsInSecond);
  code_.add(MACHINE_decimal_divide);
  code_.add(MACHINE_wait);
  functions_[function_].waits = true;
  return Type::nothing;
}

void Compilation::letters(std::string_view letters) {
  constexpr std::size_t kLettersInCell = 4;
  for (; !letters.empty(); letters.remove_prefix(std::min(letters.size(), kLettersInCell))) {
    std::uint32_t cell = 0;
    for (std::size_t i = 0; i < std::min(letters.size(), kLettersInCell); ++i)
      cell |= static_cast<std::uint32_t>(static_cast<unsigned char>(letters[i])) << (8U * i);
    code_.push(static_cast<std::int32_t>(cell));
    code_.ask(MACHINE_REQUEST_lcd_letters);
  }
}

// The line, then pieces: texts that stand in the program, and numbers.
Type Compilation::write_display(const KitPart& part, const std::vector<Syntax>& arguments) {
  constexpr double kTenths = 10;
  code_.push(part.address);
  nearest_whole(arguments[0]);
  code_.ask(MACHINE_REQUEST_lcd_line);
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i].kind() == SyntaxKind::string_expression) {
      letters(lcd::letters_of(text_of(arguments[i]), part.columns));
      continue;
    }
    const Type type = expression(arguments[i]);
    if (type == Type::decimal) {
      code_.push_decimal(kTenths);
      code_.add(MACHINE_decimal_multiply);
      code_.add(MACHINE_nearest_whole);
      code_.ask(MACHINE_REQUEST_lcd_tenths);
    } else if (type == Type::whole || type == Type::unknown) {
      code_.ask(MACHINE_REQUEST_lcd_whole);
    } else {
      refuse(arguments[i], "kit.alone.not_a_number");
    }
  }
  code_.push(part.columns);
  code_.ask(MACHINE_REQUEST_lcd_show);
  return Type::nothing;
}

// The same steps as Scale's, in the same order, so that the result is the same to the bit.
Type Compilation::read(const KitPart& part) {
  if (part.kind.drive == Drive::analog) {
    code_.push(part.pin.channel.value_or(0));
    code_.ask(MACHINE_REQUEST_read_channel);
    if (!part.kind.scale) return Type::whole;
  } else {
    code_.push(part.pin.number);
    code_.push(part.echo_pin ? part.echo_pin->number : part.pin.number);
    code_.ask(MACHINE_REQUEST_read_echo);
  }
  const Scale scale = part.kind.scale.value_or(Scale{});
  std::optional<Code::Label> nothing_in_sight;
  if (part.kind.drive == Drive::echo) nothing_in_sight = code_.jump(MACHINE_jump_if_not_keep);
  if (nothing_in_sight) {
    // The jump takes the number away when it is not zero, so it is asked for once more.
    code_.grow(-1);
    code_.push(part.pin.number);
    code_.push(part.echo_pin ? part.echo_pin->number : part.pin.number);
    code_.ask(MACHINE_REQUEST_read_echo);
  }
  code_.add(MACHINE_to_decimal);
  code_.push_decimal(scale.from_low);
  code_.add(MACHINE_decimal_subtract);
  code_.push_decimal(scale.to_high - scale.to_low);
  code_.add(MACHINE_decimal_multiply);
  code_.push_decimal(scale.from_high - scale.from_low);
  code_.add(MACHINE_decimal_divide);
  // to_low + x: which of the two comes first changes nothing.
  code_.push_decimal(scale.to_low);
  code_.add(MACHINE_decimal_add);
  clamp(part.kind.least, part.kind.most);
  if (nothing_in_sight) {
    const Code::Label end = code_.jump(MACHINE_jump);
    code_.here(*nothing_in_sight);
    code_.grow(-1);
    code_.add(MACHINE_drop, 1);
    code_.push_decimal(part.kind.most);
    code_.grow(-1);
    code_.here(end);
  }
  return Type::decimal;
}

}  // namespace lunabloc::kit::standalone
