// A tune, and the rhythm in which a sensor is read.
#include <algorithm>
#include <cmath>

#include "lesson/pins.h"

namespace lunabloc::lesson::pins {
namespace {

struct Note {
  double hertz = 0;
  Lit time;
};

std::vector<Note> notes_of(const Watched& watched, const std::string& part) {
  std::vector<Note> notes;
  bool sounds = false;
  for (const world::PinChange& change : changes_of(watched, part)) {
    const double at = seconds(change.at);
    if (at > watched.window) break;
    if (sounds) notes.back().time.to = at, notes.back().time.cut = false;
    sounds = change.value != 0;
    if (sounds) notes.push_back({change.value, {at, watched.window, true}});
  }
  return notes;
}

bool same_note(double one, double other) { return std::abs(one - other) < 0.5; }  // Hz

}  // namespace

std::optional<Finding> judge_notes(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::vector<DataValue>& wanted = expected.find("notes")->list();
  const std::string part = expected.text_at("piece");
  const std::vector<Note> notes = notes_of(watched, part);
  if (notes.empty()) return finding("jamais", {{"nom", part}});
  const auto hertz = [&](std::size_t i) { return wanted[i].list()[0].number(); };
  const std::size_t both = std::min(notes.size(), wanted.size());
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (!notes[i].time.cut && notes[i].time.length() < kSeen)
      return too_short(judging, part, i, notes[i].time.from, notes[i].time.length());
  if (watched.ended && notes.back().time.cut) return stays(judging, part, notes.back().time.from);
  std::size_t wrong = 0;
  while (wrong < both && same_note(notes[wrong].hertz, hertz(wrong))) ++wrong;
  const auto differs = [&](const char* cause) {
    return finding(cause, {{"nom", part},
                           {"n", std::to_string(wrong + 1)},
                           {"temps", judging.number(notes[wrong].time.from)},
                           {"obtenu", judging.number(notes[wrong].hertz)},
                           {"attendu", judging.number(hertz(wrong))}});
  };
  if (wrong > 0 && wrong < both && same_note(notes[wrong].hertz, hertz(wrong - 1))) return differs("ordre");
  if (notes.size() != wanted.size())
    return finding("nombre", {{"mesure", std::to_string(notes.size())}, {"n", std::to_string(notes.size())}, {"attendu", std::to_string(wanted.size())}});
  for (std::size_t i = 0; i < wrong; ++i) {
    const double length = wanted[i].list()[1].number();
    if (!lasts(notes[i].time, length, watched.tolerance))
      return finding("duree", {{"n", std::to_string(i + 1)}, {"mesure", judging.number(notes[i].time.length())}, {"attendu", judging.number(length)}});
  }
  if (wrong < both) return differs("valeur");
  return std::nullopt;
}

std::optional<Finding> judge_readings(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::string sensor = expected.text_at("lectures");
  std::vector<double> moments;
  if (const auto found = watched.kit.read.find(sensor); found != watched.kit.read.end())
    for (const std::chrono::microseconds at : found->second)
      if (moments.empty() || seconds(at) - moments.back() >= kSeen) moments.push_back(seconds(at));  // twice at once is once
  if (moments.empty()) return finding("jamais", {{"nom", sensor}});
  const std::int64_t times = expected.integer_at("fois", 1);
  if (static_cast<std::int64_t>(moments.size()) < times)
    return finding("nombre", {{"nom", sensor}, {"mesure", std::to_string(moments.size())}, {"n", std::to_string(moments.size())}, {"attendu", std::to_string(times)}});
  const double every = expected.number_at("chaque_s");
  for (std::size_t i = 1; i < static_cast<std::size_t>(times); ++i)
    if (const double gap = moments[i] - moments[i - 1]; std::abs(gap - every) > watched.tolerance)
      return finding("chaque", {{"nom", sensor}, {"n", std::to_string(i)}, {"temps", judging.number(moments[i - 1])}, {"mesure", judging.number(gap)}, {"attendu", judging.number(every)}});
  return std::nullopt;
}

}  // namespace lunabloc::lesson::pins
