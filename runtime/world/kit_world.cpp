#include "world/kit_world.h"

#include <algorithm>
#include <optional>

#include "trace/shown_text.h"

namespace lunabloc::world {

double KitWorld::value_of(const std::string& part) const {
  const auto found = parts.find(part);
  if (found == parts.end() && part.find('.') != std::string::npos) return value_of(part.substr(0, part.find('.')));
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

void change(KitWorld& kit, const std::string& part, std::chrono::microseconds at, double value) {
  const double before = kit.value_of(part);
  std::vector<PinChange>& changes = kit.parts[part];
  if (value != before || (changes.empty() && before != 0)) changes.push_back({at, value});
}

void fold_world(KitWorld& kit, const trace::Event& event) {
  if (const std::optional<trace::ShownText> text = trace::shown_text(event)) {
    std::string& line = kit.shown[text->part][text->line];
    std::vector<Written>& written = kit.written[text->part];
    if (line != text->text || written.empty()) written.push_back({event.at, text->line, text->text});
    line = text->text;
  }
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
  const double value = event.values.empty() ? 0 : trace::number_of(event.values.front());
  change(kit, event.name, event.at, value);
  for (auto pixel = kit.parts.lower_bound(event.name + "."); pixel != kit.parts.end() && pixel->first.starts_with(event.name + "."); ++pixel)
    change(kit, pixel->first, event.at, value);
}

}  // namespace lunabloc::world
