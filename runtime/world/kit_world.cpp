#include "world/kit_world.h"

#include <algorithm>
#include <optional>

#include "trace/shown_text.h"

namespace lunabloc::world {

double KitWorld::value_of(const std::string& part) const {
  const auto found = parts.find(part);
  return found == parts.end() || found->second.empty() ? 0 : found->second.back().value;
}

std::optional<double> KitWorld::given_to(const std::string& part) const {
  const auto found = given.find(part);
  return found == given.end() ? std::nullopt : std::optional(found->second.back().value);
}

namespace {

// "button:A", "B/light:room", "link:cut"; keys and the mouse are of the stage.
bool is_around_a_kit(std::string_view name) {
  return name.find(':') != std::string_view::npos && !name.starts_with("key:") && !name.starts_with("mouse:");
}

void give(KitWorld& kit, const std::string& part, std::chrono::microseconds at, double value) {
  std::vector<PinChange>& changes = kit.given[part];
  if (changes.empty() || changes.back().value != value) changes.push_back({at, value});
}

void fold_world(KitWorld& kit, const trace::Event& event) {
  if (const std::optional<trace::ShownText> text = trace::shown_text(event)) kit.shown[text->part][text->line] = text->text;
  if (event.values.size() < 2) return;
  const std::string name = trace::text_of(event.values[0]);
  if (event.name == "kit.read") {
    kit.read[name].push_back(event.at);
    give(kit, name, event.at, trace::number_of(event.values[1]));
  }
  const auto message = [&](KitMessage::Kind kind) { kit.messages.push_back({kind, event.at, name, trace::text_of(event.values[1])}); };
  if (event.name == "kit.send") message(event.values.size() > 2 ? KitMessage::Kind::lost : KitMessage::Kind::sent);
  if (event.name == "kit.received") message(KitMessage::Kind::received);
}

}  // namespace

void fold(KitWorld& kit, const trace::Event& event) {
  kit.now = std::max(kit.now, event.at);
  if (event.kind == trace::EventKind::world) return fold_world(kit, event);
  if (event.kind == trace::EventKind::input && !event.values.empty() && is_around_a_kit(event.name))
    return give(kit, event.name, event.at, trace::number_of(event.values[0]));
  if (event.kind != trace::EventKind::pin) return;
  kit.first_told.try_emplace(event.name, event.at);
  if (event.values.size() > 1) kit.out_of_range.try_emplace(event.name, PinChange{event.at, trace::number_of(event.values[1])});
  std::vector<PinChange>& changes = kit.parts[event.name];
  const double value = event.values.empty() ? 0 : trace::number_of(event.values.front());
  const double before = changes.empty() ? 0 : changes.back().value;
  if (value != before) changes.push_back({event.at, value});
}

}  // namespace lunabloc::world
