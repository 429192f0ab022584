// Values at moments, jumps between them, a move from one place to another.
#include <algorithm>
#include <cmath>

#include "lesson/pins.h"

namespace lunabloc::lesson::pins {
namespace {

bool holds(const Watched& watched, const DataValue& moment, double wanted) {
  const double at = moment.number_at("a_s");
  const std::string part = moment.text_at("piece");
  return value_at(watched, part, at) == wanted || value_at(watched, part, at - watched.tolerance) == wanted ||
         value_at(watched, part, at + watched.tolerance) == wanted;
}

bool holds(const Watched& watched, const DataValue& moment) { return holds(watched, moment, moment.number_at("valeur")); }

bool is_opposite(const Watched& watched, const DataValue& moment) {
  return holds(watched, moment, moment.number_at("valeur") == 0 ? 1 : 0);
}

// A part that should leave its place, and never does.
std::optional<std::string> never_changed(const Watched& watched, const std::vector<DataValue>& moments) {
  for (const DataValue& moment : moments)
    if (moment.number_at("valeur") != 0 && changes_of(watched, moment.text_at("piece")).empty()) return moment.text_at("piece");
  return std::nullopt;
}

bool several_parts(const std::vector<DataValue>& moments) {
  return std::any_of(moments.begin(), moments.end(), [&](const DataValue& moment) {
    return moment.text_at("piece") != moments.front().text_at("piece");
  });
}

// From the moment on, until the window closes, it is never 0 again.
bool stays_on(const Watched& watched, const std::string& part, double time) {
  if (value_at(watched, part, time) == 0) return false;
  const std::vector<world::PinChange>& changes = changes_of(watched, part);
  return std::none_of(changes.begin(), changes.end(), [&](const world::PinChange& change) {
    return change.value == 0 && seconds(change.at) > time && seconds(change.at) <= watched.window;
  });
}

// It shows already what is expected of it only later.
bool is_early(const Watched& watched, const std::vector<DataValue>& moments, std::size_t index) {
  const DataValue& moment = moments[index];
  for (std::size_t i = index + 1; i < moments.size(); ++i) {
    if (moments[i].text_at("piece") != moment.text_at("piece") || moments[i].number_at("valeur") == moment.number_at("valeur")) continue;
    return value_at(watched, moment.text_at("piece"), moment.number_at("a_s")) == moments[i].number_at("valeur");
  }
  return false;
}

double last_change(const Watched& watched, const std::string& part, double time) {
  double last = 0;
  for (const world::PinChange& change : changes_of(watched, part))
    if (seconds(change.at) <= time) last = seconds(change.at);
  return last;
}

std::optional<Finding> out_of_range(const Judging& judging, const Watched& watched, const std::string& part) {
  const auto found = watched.kit.out_of_range.find(part);
  if (found == watched.kit.out_of_range.end() || seconds(found->second.at) > watched.window) return std::nullopt;
  return finding("borne", {{"nom", part}, {"temps", judging.number(seconds(found->second.at))}, {"obtenu", judging.number(found->second.value)}});
}

Finding differs(const Judging& judging, const Watched& watched, const DataValue& moment, const char* cause) {
  const std::string part = moment.text_at("piece");
  const double at = moment.number_at("a_s");
  return finding(cause, {{"nom", part},
                         {"temps", judging.number(at)},
                         {"obtenu", judging.number(value_at(watched, part, at))},
                         {"attendu", judging.number(moment.number_at("valeur"))}});
}

}  // namespace

std::optional<Finding> first_unmet(const Judging& judging, const Watched& watched, const std::vector<DataValue>& moments) {
  const auto unmet = std::find_if(moments.begin(), moments.end(), [&](const DataValue& moment) { return !holds(watched, moment); });
  return unmet == moments.end() ? std::nullopt : std::optional(differs(judging, watched, *unmet, "valeur"));
}

std::optional<Finding> judge_jumps(const Judging& judging, const Watched& watched, const std::string& part, double most) {
  double before = 0;
  for (const world::PinChange& change : changes_of(watched, part)) {
    if (seconds(change.at) > watched.window) break;
    const double jump = std::abs(change.value - before);
    before = change.value;
    if (jump > most + 1e-9)
      return finding("saut", {{"nom", part},
                              {"temps", judging.number(seconds(change.at))},
                              {"mesure", judging.number(jump)},
                              {"max", judging.number(most)}});
  }
  return std::nullopt;
}

std::optional<Finding> judge_moments(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::vector<DataValue>& moments = expected.list();
  if (const std::optional<std::string> part = never_changed(watched, moments))
    return finding(several_parts(moments) ? "piece" : "jamais", {{"nom", *part}});
  for (const DataValue& moment : moments)
    if (std::optional<Finding> found = out_of_range(judging, watched, moment.text_at("piece"))) return found;
  if (const DataValue* const jumps = judging.check.data.find("pas_max"))
    if (std::optional<Finding> found = judge_jumps(judging, watched, jumps->text_at("piece"), jumps->number_at("degres"))) return found;
  const bool opposite = std::all_of(moments.begin(), moments.end(), [&](const DataValue& moment) { return is_opposite(watched, moment); });
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const DataValue& moment = moments[i];
    if (holds(watched, moment)) continue;
    const std::string part = moment.text_at("piece");
    const double at = moment.number_at("a_s");
    const double wanted = moment.number_at("valeur");
    if (!opposite && wanted == 0 && stays_on(watched, part, at)) return stays(judging, part, at);
    if (!opposite && is_early(watched, moments, i)) return too_early(judging, part, last_change(watched, part, at), judging.number(wanted));
    return differs(judging, watched, moment, opposite ? "inverse" : "valeur");
  }
  return std::nullopt;
}

// How long it took counts from the start of the program or from the first word to the part: both are how children begin.
std::optional<Finding> judge_move(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::string part = expected.text_at("piece");
  const std::vector<world::PinChange>& changes = changes_of(watched, part);
  const double from = expected.number_at("de"), to = expected.number_at("vers");
  if (changes.empty()) return finding("jamais", {{"nom", part}});
  if (std::optional<Finding> found = out_of_range(judging, watched, part)) return found;
  if (expected.find("pas_max"))
    if (std::optional<Finding> found = judge_jumps(judging, watched, part, expected.number_at("pas_max"))) return found;
  const double last = value_at(watched, part, watched.window);
  const bool begins = from == 0 || std::any_of(changes.begin(), changes.end(), [&](const world::PinChange& change) { return change.value == from; });
  if (last != to || !begins)
    return finding("valeur", {{"nom", part}, {"temps", judging.number(begins ? watched.window : 0)}, {"obtenu", judging.number(begins ? last : changes.front().value)}, {"attendu", judging.number(begins ? to : from)}});
  const auto arrived = std::find_if(changes.begin(), changes.end(), [&](const world::PinChange& change) { return change.value == to; });
  const double arrival = seconds(arrived->at), wanted = expected.number_at("en_s");
  const double since_told = arrival - seconds(watched.kit.first_told.at(part));
  if (std::abs(arrival - wanted) <= watched.tolerance || std::abs(since_told - wanted) <= watched.tolerance) return std::nullopt;
  return finding("duree", {{"nom", part}, {"n", "1"}, {"mesure", judging.number(since_told)}, {"attendu", judging.number(wanted)}});
}

}  // namespace lunabloc::lesson::pins
