#include "lesson/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "lesson/proof.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

// The program without the comments that a recorded one begins with.
std::string without_header(std::string_view program) {
  constexpr std::array<std::string_view, 3> kKeys = {"-- etape:", "-- ecart:", "-- idee:"};
  while (std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) { return program.starts_with(key); }))
    program.remove_prefix(std::min(program.find('\n'), program.size() - 1) + 1);
  return std::string(program);
}

// On one line: a comment ends with it.
std::string one_line(std::string words) {
  std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return words;
}

}  // namespace

std::string last_judged_step(const Lesson& lesson) {
  for (auto step = lesson.steps.rbegin(); step != lesson.steps.rend(); ++step)
    if (std::any_of(lesson.checks.begin(), lesson.checks.end(), [&](const Check& check) { return check.step == step->id && check.type != "reponse"; }))
      return step->id;
  return {};
}

std::string slug_of(std::string_view words) {
  constexpr std::size_t kLongest = 40;
  std::string slug;
  for (const char c : plain_words(words)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) slug += c;
    else if (!slug.empty() && slug.back() != '-') slug += '-';
  }
  slug.resize(std::min(slug.size(), kLongest));
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

Result<RecordedError> record_error(const EvaluationContext& context, WrongProgram wrong) {
  const Lesson& lesson = context.lesson;
  const std::string named = step_named_in(wrong.program);
  const std::string step = !wrong.step.empty() ? wrong.step : !named.empty() ? named : last_judged_step(lesson);
  if (!lesson.step(step)) return failure(ErrorKind::usage, "lesson.unknown_step", {{"nom", step}, {"proche", last_judged_step(lesson)}});
  if (wrong.gap.empty() || wrong.idea.empty()) return failure(ErrorKind::usage, "lesson.record_words");
  const std::string program = without_header(wrong.program);
  std::vector<Error> unanswered;  // a table of values that no run gives: its question says so
  const Result<Verdict> verdict = evaluate(context, step, program, right_answers(context, unanswered));
  if (!verdict) return tl::unexpected(verdict.error());
  if (verdict->passed) return failure(ErrorKind::failed, "lesson.record_passes", {{"etape", step}});
  // A file is named after a message of lessons; what the runner alone says of a fault is none.
  if (!verdict->message.starts_with("M-")) return failure(ErrorKind::failed, "lesson.record_stops", {{"etape", step}, {"detail", verdict->advice.seen}});
  if (!wrong.message.empty() && verdict->message != wrong.message)
    return failure(ErrorKind::failed, "lesson.record_other", {{"nom", wrong.message}, {"obtenu", verdict->message}});
  const std::string slug = slug_of(wrong.slug.empty() ? wrong.gap : wrong.slug);
  if (slug.empty()) return failure(ErrorKind::usage, "lesson.record_words");
  RecordedError recorded{lesson.folder / "erreurs" / fmt::format("{}--{}.lua", verdict->message, slug), verdict->message, step};
  if (base::is_there(recorded.file)) return failure(ErrorKind::usage, "lesson.record_there", {{"nom", recorded.file.filename().string()}});
  const std::string text = fmt::format("-- etape: {}\n-- ecart: {}\n-- idee: {}\n{}", step, one_line(wrong.gap), one_line(wrong.idea), program);
  if (Result<void> written = base::write_file(recorded.file, text.ends_with('\n') ? text : text + "\n"); !written) return tl::unexpected(written.error());
  return recorded;
}

}  // namespace lunabloc::lesson
