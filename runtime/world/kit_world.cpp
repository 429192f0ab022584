#include "world/kit_world.h"

#include <algorithm>

namespace lunabloc::world {

double KitWorld::value_of(const std::string& part) const {
  const auto found = parts.find(part);
  return found == parts.end() || found->second.empty() ? 0 : found->second.back().value;
}

void fold(KitWorld& kit, const trace::Event& event) {
  kit.now = std::max(kit.now, event.at);
  if (event.kind != trace::EventKind::pin) return;
  std::vector<PinChange>& changes = kit.parts[event.name];
  const double value = event.values.empty() ? 0 : trace::number_of(event.values.front());
  const double before = changes.empty() ? 0 : changes.back().value;
  if (value != before) changes.push_back({event.at, value});
}

}  // namespace lunabloc::world
