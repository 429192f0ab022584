// `lunabloc lesson compare`: what is other in two versions of a lesson.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/lesson_actions.h"
#include "lesson/compare.h"

namespace lunabloc::cli::lessons {
namespace {

// `+ …` is new, `- …` is gone, `~ before → after` has changed.
std::string in_words(const lesson::Difference& difference, const Messages& messages) {
  const std::string part = messages.text(fmt::format("lesson.part_{}", word_of(difference.part)));
  const std::string name = fmt::format("{}{}{}{}{}", part, difference.name.empty() ? "" : " ", difference.name,
                                       difference.detail.empty() ? "" : ", ", difference.detail);
  if (difference.before.empty()) return fmt::format("+ {}: {}\n", name, difference.after);
  if (difference.after.empty()) return fmt::format("- {}: {}\n", name, difference.before);
  return fmt::format("~ {}: {} → {}\n", name, difference.before, difference.after);
}

}  // namespace

int compare(const Invocation& invocation, Words words) {
  if (words.size() != 2) return usage(invocation);
  const Result<std::filesystem::path> before = folder_of(invocation, words[0]), after = folder_of(invocation, words[1]);
  if (!before) return report(invocation, before.error());
  if (!after) return report(invocation, after.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const std::filesystem::path schemas = schemas_of(invocation);
  const Result<std::vector<lesson::Difference>> differences = lesson::compare_lessons(*before, *after, {schemas, *vocabulary, invocation.language});
  if (!differences) return report(invocation, differences.error());
  const Messages messages = messages_of(invocation);
  for (const lesson::Difference& one : *differences)
    if (invocation.json)
      invocation.out << nlohmann::ordered_json{{"part", word_of(one.part)}, {"name", one.name}, {"detail", one.detail}, {"before", one.before}, {"after", one.after}}.dump(
                            -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                     << "\n";
    else
      invocation.out << for_out(invocation, in_words(one, messages));
  if (differences->empty() && !invocation.json) invocation.out << messages.text("lesson.same") << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
