#include "kit_project/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace lunabloc::kit_project {
namespace {

constexpr double kFed = 5;  // volts of the breadboards' + lines

Error said(const char* message, Arguments arguments) { return {ErrorKind::failed, message, std::move(arguments), {}, {}}; }

// On the bus; a display answers to what the kit says of it, another part to what its kind does.
std::string address_of(const PlacedPart& part) {
  if (part.part->kind.drive == kit::Drive::lcd) return fmt::format("0x{:02X}", part.part->address);
  return part.wiring.i2c_address;
}

void check_volts(const Plan& plan, std::vector<Error>& found) {
  for (const PlacedPart& part : plan.parts) {
    const std::vector<double>& volts = part.wiring.volts;
    if (wants(part.wiring, "supply") && std::find(volts.begin(), volts.end(), kFed) == volts.end())
      found.push_back(said("kit_project.check_volts", {{"nom", part.part->id}, {"volts", number(volts.front())}}));
  }
}

void check_bus(const Plan& plan, std::vector<Error>& found) {
  std::map<std::string, std::string> by_address;
  bool bus = false;
  for (const PlacedPart& part : plan.parts) {
    const std::string address = address_of(part);
    if (address.empty()) continue;
    bus = true;
    const auto [other, fresh] = by_address.emplace(address, part.part->id);
    if (!fresh) found.push_back(said("kit_project.check_address", {{"nom", part.part->id}, {"autre", other->second}, {"adresse", address}}));
  }
  if (!bus) return;
  for (const PlacedPart& part : plan.parts)
    if (address_of(part).empty() && kit::can_be(part.part->pin, "i2c"))
      found.push_back(said("kit_project.check_bus", {{"nom", part.part->id}, {"broche", part.part->pin.name}}));
}

// Pins whose levels come from the timer that a drive takes on an Uno (firmware/boards/uno/pins.h: servos timer 1, notes timer 2).
struct TimerRow {
  kit::Drive taker;
  std::array<const char*, 2> pins;
};
constexpr std::array kTimers = {TimerRow{kit::Drive::servo, {"9", "10"}}, TimerRow{kit::Drive::tone, {"3", "11"}}};

// The parts of this drive that stand on a pin whose timer another part takes.
std::vector<Error> on_taken_timers(const kit::Kit& kit, kit::Drive drive, const char* message) {
  std::vector<Error> found;
  for (const TimerRow& row : kTimers) {
    const auto taker = std::find_if(kit.parts.begin(), kit.parts.end(), [&](const kit::KitPart& part) { return part.kind.drive == row.taker; });
    if (taker == kit.parts.end()) continue;
    for (const kit::KitPart& part : kit.parts)
      if (part.kind.drive == drive && std::find(row.pins.begin(), row.pins.end(), part.pin.name) != row.pins.end())
        found.push_back(said(message, {{"nom", part.id}, {"autre", taker->id}, {"broche", part.pin.name}}));
  }
  return found;
}

bool turns_by_current(const kit::KitPart& part) { return part.kind.drive == kit::Drive::motor || part.kind.drive == kit::Drive::stepper; }

// A motor that starts or is held back takes several times its usual current: the board restarts.
void check_motors(const kit::Kit& kit, kit::Supply supply, std::vector<Error>& found) {
  if (supply == kit::Supply::own) return;
  for (const kit::KitPart& part : kit.parts)
    if (turns_by_current(part)) found.push_back(said("kit_project.check_motor", {{"nom", part.id}}));
}

}  // namespace

std::vector<Error> unsafe(const Plan& plan, const kit::Kit& kit, kit::Supply supply) {
  std::vector<Error> found = kit::unsafe(kit, supply);
  check_volts(plan, found);
  check_bus(plan, found);
  check_motors(kit, supply, found);
  const std::vector<Error> timers = on_taken_timers(kit, kit::Drive::motor, "kit_project.check_timer");
  found.insert(found.end(), timers.begin(), timers.end());
  return found;
}

std::vector<Error> notes(const kit::Kit& kit, kit::Supply supply) {
  std::vector<Error> found = on_taken_timers(kit, kit::Drive::level, "kit_project.note_timer");
  for (const kit::KitPart& part : kit.parts)
    if (part.kind.drive == kit::Drive::servo && supply == kit::Supply::usb) found.push_back(said("kit_project.note_servo", {{"nom", part.id}}));
  return found;
}

}  // namespace lunabloc::kit_project
