#include "kit/safety.h"

#include <algorithm>

namespace lunabloc::kit {
namespace {

constexpr int kUsbMa = 500;
constexpr int kBoardItselfMa = 50;
constexpr int kMostOnUsb = 1;  // servos that a USB port can start

Error said(const char* message, Arguments arguments) { return {ErrorKind::failed, message, std::move(arguments), {}, {}}; }

// A part that takes its current out of the pin that drives it.
bool is_fed_by_pin(const KitPart& part) { return is_driven(part) && !part.kind.own_supply; }

}  // namespace

std::vector<Error> unsafe(const Kit& kit, Supply supply) {
  std::vector<Error> found;
  int pins_ma = 0, usb_ma = kBoardItselfMa, hungry = 0;
  for (const KitPart& part : kit.parts) {
    const bool elsewhere = part.kind.own_supply && supply == Supply::own;
    if (!elsewhere) usb_ma += part.kind.current_ma;
    hungry += part.kind.own_supply ? 1 : 0;
    if (!is_fed_by_pin(part)) continue;
    pins_ma += part.kind.current_ma;
    if (part.kind.current_ma > kit.board.pin_ma)
      found.push_back(said("kit.safety.pin", {{"nom", part.id}, {"ma", std::to_string(part.kind.current_ma)}, {"place", std::to_string(kit.board.pin_ma)}}));
  }
  if (pins_ma > kit.board.all_ma)
    found.push_back(said("kit.safety.pins", {{"ma", std::to_string(pins_ma)}, {"place", std::to_string(kit.board.all_ma)}}));
  if (supply == Supply::usb && hungry > kMostOnUsb) found.push_back(said("kit.safety.own_supply", {{"n", std::to_string(hungry)}}));
  else if (usb_ma > kUsbMa) found.push_back(said("kit.safety.usb", {{"ma", std::to_string(usb_ma)}, {"place", std::to_string(kUsbMa)}}));
  return found;
}

std::vector<Error> resistors(const Kit& kit) {
  std::vector<Error> needed;
  for (const KitPart& part : kit.parts)
    if (part.kind.resistor_ohms > 0)
      needed.push_back(said("kit.safety.resistor", {{"nom", part.id}, {"ohms", std::to_string(part.kind.resistor_ohms)}}));
  return needed;
}

}  // namespace lunabloc::kit
