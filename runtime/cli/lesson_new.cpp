// `lunabloc lesson new`: a whole small lesson to start from, in the world that is asked for; or a variant of a lesson.
#include <optional>
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "lesson/credits.h"
#include "lesson/template.h"

namespace lunabloc::cli::lessons {

namespace {

Result<void> begin_variant_of(const Invocation& invocation, const std::filesystem::path& folder, const std::string& base, const std::string& guidance) {
  const Result<std::filesystem::path> found = folder_of(invocation, base);
  if (!found) return tl::unexpected(found.error());
  const Result<lesson::Lesson> lesson = load(invocation, *found);
  if (!lesson) return tl::unexpected(lesson.error());
  const Result<lesson::Credits> credits = lesson::credits_of(*found, schemas_of(invocation));
  if (!credits) return tl::unexpected(credits.error());
  return lesson::begin_variant(folder, *lesson, credits->version, guidance);
}

}  // namespace

// new DIR [--template WORLD] | new DIR --base LESSON [--guidance plus|moins|autre]
int begin(const Invocation& invocation, Words words) {
  const std::optional<std::string> world = take_option(words, "--template"), base = take_option(words, "--base"), guidance = take_option(words, "--guidance");
  if (words.size() != 1 || (base && world) || (guidance && !base)) return usage(invocation);
  const std::filesystem::path written(words[0]), folder = written.has_filename() ? written : written.parent_path();
  const Result<void> made = base ? begin_variant_of(invocation, folder, *base, guidance.value_or("plus"))
                                 : lesson::begin_lesson(folder, invocation.locations.assets / "templates", world.value_or("grille"));
  if (!made) return report(invocation, made.error());
  invocation.out << messages_of(invocation).text("lesson.made", {{"nom", folder.string()}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
