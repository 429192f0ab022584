#include "session/watched_values.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lunabloc::session {
namespace {

constexpr int kMostChanges = 64;  // looked at for variables that share a name

bool is_function_value(const RanProgram& program, const std::string& name, const trace::Value& value) {
  const std::string* text = std::get_if<std::string>(&value);
  return text != nullptr && *text == "function" && program.function_named(name);
}

}  // namespace

WatchedValues watched_values(const RecordedRun& run) {
  WatchedValues watched;
  const trace::Trace& trace = run.playback.trace();
  const std::size_t moment = run.playback.shown();
  const std::size_t end = trace.event_of_moment(moment), fresh_from = moment == 0 ? end : trace.event_of_moment(moment - 1);
  std::map<std::size_t, std::size_t> by_variable;
  const auto give = [&](std::size_t variable, const std::string& name, const trace::Value& value, bool fresh) {
    if (by_variable.emplace(variable, watched.values.size()).second) watched.values.push_back({name, trace::shown(value), fresh});
  };
  for (const auto& [name, value] : run.playback.values()) {
    if (is_function_value(run.program, name, value)) continue;
    std::size_t before = end;
    for (int looked_at = 0; looked_at < kMostChanges; ++looked_at) {
      const std::optional<std::size_t> change = run.playback.last_change(name, before);
      if (!change) break;
      const trace::Event event = trace.events()[*change];
      if (const std::optional<std::size_t> variable = run.program.variable_of(event)) give(*variable, name, event.values.front(), *change >= fresh_from);
      if (!run.program.is_ambiguous(name)) break;
      before = *change;
    }
  }
  for (const program::NameUse& use : run.program.names().uses) {
    const auto found = by_variable.find(use.variable);
    if (found != by_variable.end()) watched.places.push_back({use.range, found->second});
  }
  return watched;
}

std::vector<const WatchedValue*> values_in(const WatchedValues& watched, TextRange part, const std::vector<TextRange>& except) {
  std::vector<const WatchedValue*> values;
  auto at = std::partition_point(watched.places.begin(), watched.places.end(), [&](const WatchedPlace& place) { return place.name.start < part.start; });
  for (; at != watched.places.end() && at->name.start < part.end; ++at) {
    const bool left_out = std::any_of(except.begin(), except.end(), [&](const TextRange& range) { return range.start <= at->name.start && at->name.start < range.end; });
    const WatchedValue* value = &watched.values[at->value];
    if (!left_out && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return values;
}

}  // namespace lunabloc::session
