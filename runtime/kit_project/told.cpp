#include "kit_project/told.h"

#include <algorithm>

#include "base/advice_words.h"

namespace lunabloc::kit_project {
namespace {

// Parts by the names that people see.
std::string said(const kit::Kit& kit, Error error, const Messages& messages) {
  for (auto& [name, value] : error.arguments)
    if (const kit::KitPart* part = kit.part(value); part != nullptr) value = in(part->label, messages.language());
  return base::in_one_line(messages, error);
}

}  // namespace

std::vector<std::string> safety_lines(const Plan& plan, const kit::Kit& kit, kit::Supply supply, const Messages& messages) {
  std::vector<std::string> lines;
  for (const Error& error : unsafe(plan, kit, supply)) lines.push_back(said(kit, error, messages));
  if (lines.empty()) lines.push_back(messages.text("kit.safety.fine"));
  const kit::Budget budget = kit::budget_of(kit, supply);
  int most = 0;
  for (const kit::Budget::PinLoad& load : budget.pins) most = std::max(most, load.ma);
  lines.push_back(messages.text("kit_project.budget", {{"broche", std::to_string(most)}, {"broche_max", std::to_string(kit.board.pin_ma)},
                                                       {"toutes", std::to_string(budget.pins_ma)}, {"toutes_max", std::to_string(budget.pins_most_ma)},
                                                       {"usb", std::to_string(budget.usb_ma)}, {"usb_max", std::to_string(budget.usb_most_ma)}}));
  if (budget.own_ma > 0) lines.push_back(messages.text("kit_project.budget_own", {{"ma", std::to_string(budget.own_ma)}}));
  for (const Error& note : notes(kit, supply)) lines.push_back(said(kit, note, messages));
  return lines;
}

void name_in_words(std::vector<Panel>& panels, const Messages& messages) {
  for (Panel& panel : panels)
    if (messages.has("kit_project.face_" + panel.name)) panel.name = messages.text("kit_project.face_" + panel.name);
}

}  // namespace lunabloc::kit_project
