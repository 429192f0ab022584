// `trace`: what the parts of the kit did on the virtual clock.
#include "kit/part_words.h"
#include "lesson/pins.h"

namespace lunabloc::lesson {
namespace {

std::optional<Finding> judge_expected(const Judging& judging, const pins::Watched& watched, const DataValue& expected) {
  if (expected.is_list()) return judge_moments(judging, watched, expected);
  if (expected.find("allumages_s")) return judge_lights(judging, watched, expected);
  if (expected.find("notes")) return judge_notes(judging, watched, expected);
  if (expected.find("lectures")) return judge_readings(judging, watched, expected);
  if (expected.find("ecran")) return judge_screen(judging, watched, expected);
  if (expected.find("vers")) return judge_move(judging, watched, expected);
  return judge_count(judging, watched, expected);
}

std::optional<Finding> judge_watched(const Judging& judging, const pins::Watched& watched) {
  const DataValue& data = judging.check.data;
  if (watched.problem) return Finding{watched.problem, {}, {}, {}, {}};
  if (const DataValue* pattern = data.find("motif"))
    if (auto found = judge_pattern(judging, watched, *pattern)) return found;
  if (const DataValue* free = data.find("libre"))
    if (auto found = judge_free(judging, watched, *free)) return found;
  if (const DataValue* expected = data.find("attendu")) return judge_expected(judging, watched, *expected);
  return std::nullopt;
}

// « DEL rouge », not "led:red".
void name_part(const Judging& judging, Finding& finding) {
  for (auto& [place, value] : finding.arguments)
    if (place == "nom") value = kit::part_words(judging.context.lesson.part_labels, value, judging.language());
}

}  // namespace

Judgement judge_pins(const Judging& judging) {
  if (judging.check.data.find("essais_eleve")) return pins::judge_trials(judging);
  trace::RunRequest request = request_of(judging);
  const Result<pins::Watched> watched = pins::watch(judging, request);
  if (!watched) return tl::unexpected(watched.error());
  std::optional<Finding> found = judge_watched(judging, *watched);
  if (found) {
    found->replay = std::move(request);
    name_part(judging, *found);
  }
  return found;
}

}  // namespace lunabloc::lesson
