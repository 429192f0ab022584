#include "kit_project/check.h"

#include <algorithm>
#include <array>
#include <map>

namespace lunabloc::kit_project {
namespace {

constexpr double kFed = 5;  // volts of the breadboards' + lines

Error said(const char* message, Arguments arguments) { return {ErrorKind::failed, message, std::move(arguments), {}, {}}; }

bool wants(const PlacedPart& part, std::string_view what) {
  return std::any_of(part.wiring.wires.begin(), part.wiring.wires.end(), [&](const Want& want) { return want.to == what; });
}

void check_volts(const Plan& plan, std::vector<Error>& found) {
  for (const PlacedPart& part : plan.parts) {
    const std::vector<double>& volts = part.wiring.volts;
    if (wants(part, "supply") && std::find(volts.begin(), volts.end(), kFed) == volts.end())
      found.push_back(said("kit_project.check_volts", {{"nom", part.part->id}, {"volts", number(volts.front())}}));
  }
}

void check_bus(const Plan& plan, std::vector<Error>& found) {
  std::map<std::string, std::string> by_address;
  bool bus = false;
  for (const PlacedPart& part : plan.parts) {
    if (part.wiring.i2c_address.empty()) continue;
    bus = true;
    const auto [other, fresh] = by_address.emplace(part.wiring.i2c_address, part.part->id);
    if (!fresh) found.push_back(said("kit_project.check_address", {{"nom", part.part->id}, {"autre", other->second}, {"adresse", part.wiring.i2c_address}}));
  }
  if (!bus) return;
  for (const PlacedPart& part : plan.parts)
    if (part.wiring.i2c_address.empty() && (part.part->pin.name == "A4" || part.part->pin.name == "A5"))
      found.push_back(said("kit_project.check_bus", {{"nom", part.part->id}, {"broche", part.part->pin.name}}));
}

// Pins whose levels come from the timer that a drive takes (KIT-FACTS: servos timer 1, notes timer 2).
struct TimerRow {
  kit::Drive taker;
  std::array<const char*, 2> pins;
};
constexpr std::array kTimers = {TimerRow{kit::Drive::servo, {"9", "10"}}, TimerRow{kit::Drive::tone, {"3", "11"}}};

}  // namespace

std::vector<Error> unsafe(const Plan& plan, const kit::Kit& kit, kit::Supply supply) {
  std::vector<Error> found = kit::unsafe(kit, supply);
  check_volts(plan, found);
  check_bus(plan, found);
  return found;
}

std::vector<Error> notes(const kit::Kit& kit) {
  std::vector<Error> found;
  for (const TimerRow& row : kTimers) {
    const auto taker = std::find_if(kit.parts.begin(), kit.parts.end(), [&](const kit::KitPart& part) { return part.kind.drive == row.taker; });
    if (taker == kit.parts.end()) continue;
    for (const kit::KitPart& part : kit.parts)
      if (part.kind.drive == kit::Drive::level && std::find(row.pins.begin(), row.pins.end(), part.pin.name) != row.pins.end())
        found.push_back(said("kit_project.note_timer", {{"nom", part.id}, {"autre", taker->id}, {"broche", part.pin.name}}));
  }
  return found;
}

}  // namespace lunabloc::kit_project
