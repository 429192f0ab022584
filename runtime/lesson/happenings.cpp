#include "lesson/happenings.h"

#include <algorithm>
#include <cmath>

namespace lunabloc::lesson {
namespace {

std::chrono::microseconds moment(double seconds) {
  return std::chrono::microseconds(static_cast<std::int64_t>(std::llround(seconds * 1e6)));
}

}  // namespace

void let_happen(const DataValue& check, trace::RunRequest& request) {
  if (const DataValue* const stimuli = check.find("stimulus"))
    for (const DataValue& one : stimuli->list())
      request.stimuli.push_back({moment(one.number_at("a_s")), one.text_at("piece"), one.number_at("valeur")});
  if (const DataValue* const cuts = check.find("coupure"))
    for (const DataValue& cut : cuts->list()) {
      request.stimuli.push_back({moment(cut.number_at("de_s")), "link:cut", 1});
      request.stimuli.push_back({moment(cut.number_at("a_s")), "link:cut", 0});
    }
  std::stable_sort(request.stimuli.begin(), request.stimuli.end(),
                   [](const trace::Stimulus& one, const trace::Stimulus& other) { return one.at < other.at; });
  if (check.find("duree_s") != nullptr) request.until = moment(check.number_at("duree_s"));
}

}  // namespace lunabloc::lesson
