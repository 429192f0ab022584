// Is a kit safe to wire? What kit/safety.h says of current, and what only the wiring knows: who feeds whom, who shares the
// bus, whose timer is taken.
#pragma once

#include <vector>

#include "kit/safety.h"
#include "kit_project/plan.h"

namespace lunabloc::kit_project {

// Everything that should be mended, the worst first. Beside those of kit::unsafe: "kit_project.check_volts" {nom}{volts}: a
// part that the breadboard's 5 V would harm; "kit_project.check_address" {nom}{autre}{adresse}: two parts of the bus that answer
// to one address; "kit_project.check_bus" {nom}{broche}: a part on a pin that the bus needs; "kit_project.check_motor" {nom}: a
// motor that takes its current from the board; "kit_project.check_timer" {nom}{autre}{broche}: a motor without its speeds.
std::vector<Error> unsafe(const Plan& plan, const kit::Kit& kit, kit::Supply supply);

// What is good to know and harms nothing: "kit_project.note_timer" {nom}{autre}{broche}: a lamp that has only on and off
// while a servo or a buzzer takes its timer; "kit_project.note_servo" {nom}: one servo that the board feeds.
std::vector<Error> notes(const kit::Kit& kit, kit::Supply supply);

}  // namespace lunabloc::kit_project
