#include "session/value_changes.h"

#include <algorithm>

namespace lunabloc::session {
namespace {

constexpr std::size_t kBits = 64;

}  // namespace

bool gives_value(const trace::Event& event) {
  return event.kind == trace::EventKind::variable && !event.values.empty() && event.name != "_";
}

void ValueChanges::note(std::size_t event, std::size_t variable) {
  const std::size_t stretch = event / kStretch, word = variable / kBits;
  if (stretch >= stretches_.size()) stretches_.resize(stretch + 1);
  std::vector<std::uint64_t>& words = stretches_[stretch];
  if (word >= words.size()) words.resize(word + 1);
  words[word] |= std::uint64_t{1} << (variable % kBits);
}

bool ValueChanges::is_in(std::size_t stretch, std::size_t variable) const {
  const std::vector<std::uint64_t>& words = stretches_[stretch];
  return variable / kBits < words.size() && (words[variable / kBits] >> (variable % kBits) & 1) != 0;
}

std::optional<std::size_t> ValueChanges::stretch_back(std::size_t variable, std::size_t stretch) const {
  for (std::size_t at = std::min(stretch + 1, stretches_.size()); at-- > 0;)
    if (is_in(at, variable)) return at;
  return std::nullopt;
}

std::optional<std::size_t> ValueChanges::stretch_on(std::size_t variable, std::size_t stretch) const {
  for (std::size_t at = stretch; at < stretches_.size(); ++at)
    if (is_in(at, variable)) return at;
  return std::nullopt;
}

std::optional<std::size_t> ValueChanges::last(const trace::Trace& trace, std::size_t variable, std::string_view name, std::size_t event) const {
  if (event == 0) return std::nullopt;
  for (std::optional<std::size_t> at = stretch_back(variable, (event - 1) / kStretch); at; at = *at == 0 ? std::nullopt : stretch_back(variable, *at - 1)) {
    std::optional<std::size_t> found;
    const std::size_t end = std::min({event, (*at + 1) * kStretch, trace.size()});
    for (auto one = trace.events().from(*at * kStretch); one.index() < end; ++one)
      if (gives_value(*one) && one->name == name) found = one.index();
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> ValueChanges::next(const trace::Trace& trace, std::size_t variable, std::string_view name, std::size_t event) const {
  for (std::optional<std::size_t> at = stretch_on(variable, event / kStretch); at; at = stretch_on(variable, *at + 1)) {
    const std::size_t end = std::min((*at + 1) * kStretch, trace.size());
    for (auto one = trace.events().from(std::max(event, *at * kStretch)); one.index() < end; ++one)
      if (gives_value(*one) && one->name == name) return one.index();
  }
  return std::nullopt;
}

}  // namespace lunabloc::session
