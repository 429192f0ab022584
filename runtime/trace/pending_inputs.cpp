#include "trace/pending_inputs.h"

#include <utility>

namespace lunabloc::trace {
namespace {

bool is_place_of_mouse(std::string_view part) { return part == "mouse:x" || part == "mouse:y"; }

}  // namespace

void PendingInputs::add(std::string_view part, double value) {
  for (auto known = inputs_.rbegin(); known != inputs_.rend() && is_place_of_mouse(known->part); ++known) {
    if (known->part != part) continue;
    known->value = value;
    return;
  }
  if (inputs_.size() >= kMost) {
    for (auto known = inputs_.begin(); known != inputs_.end(); ++known) {
      if (known->part != part) continue;
      inputs_.erase(known);
      break;
    }
  }
  inputs_.push_back({std::string(part), value});
}

std::optional<PendingInputs::Input> PendingInputs::next() {
  if (inputs_.empty()) return std::nullopt;
  Input input = std::move(inputs_.front());
  inputs_.pop_front();
  return input;
}

}  // namespace lunabloc::trace
