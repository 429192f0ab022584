#include "kit/safety.h"

#include <algorithm>

namespace lunabloc::kit {
namespace {

constexpr int kUsbMa = 500;
constexpr int kBoardItselfMa = 50;
constexpr int kMostOnUsb = 1;  // servos that a USB port can start

Error said(const char* message, Arguments arguments) { return {ErrorKind::failed, message, std::move(arguments), {}, {}}; }

// A part that takes its current out of the pin that drives it.
bool is_fed_by_pin(const KitPart& part) { return is_driven(part) && !part.kind.own_supply && part.kind.drive != Drive::lcd; }

int current_of(const KitPart& part) { return part.kind.current_ma * (part.kind.drive == Drive::pixels ? part.pixels : 1); }

}  // namespace

Budget budget_of(const Kit& kit, Supply supply) {
  Budget budget;
  budget.pins_most_ma = kit.board.all_ma;
  budget.usb_ma = kBoardItselfMa;
  budget.usb_most_ma = kUsbMa;
  for (const KitPart& part : kit.parts) {
    const bool elsewhere = part.kind.own_supply && supply == Supply::own;
    (elsewhere ? budget.own_ma : budget.usb_ma) += current_of(part);
    if (!is_fed_by_pin(part)) continue;
    budget.pins_ma += part.kind.current_ma;
    budget.pins.push_back({part.id, part.kind.current_ma, kit.board.pin_ma});
  }
  return budget;
}

std::vector<Error> unsafe(const Kit& kit, Supply supply) {
  std::vector<Error> found;
  const Budget budget = budget_of(kit, supply);
  const auto hungry = std::count_if(kit.parts.begin(), kit.parts.end(), [](const KitPart& part) { return part.kind.own_supply; });
  for (const Budget::PinLoad& load : budget.pins)
    if (load.ma > load.most_ma) found.push_back(said("kit.safety.pin", {{"nom", load.part}, {"ma", std::to_string(load.ma)}, {"place", std::to_string(load.most_ma)}}));
  if (budget.pins_ma > budget.pins_most_ma)
    found.push_back(said("kit.safety.pins", {{"ma", std::to_string(budget.pins_ma)}, {"place", std::to_string(budget.pins_most_ma)}}));
  if (supply == Supply::usb && hungry > kMostOnUsb) found.push_back(said("kit.safety.own_supply", {{"n", std::to_string(hungry)}}));
  else if (budget.usb_ma > budget.usb_most_ma)
    found.push_back(said("kit.safety.usb", {{"ma", std::to_string(budget.usb_ma)}, {"place", std::to_string(budget.usb_most_ma)}}));
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
