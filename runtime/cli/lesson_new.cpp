// `lunabloc lesson new`: a whole small lesson to start from, in the world that is asked for.
#include <fmt/format.h>

#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "lesson/template.h"

namespace lunabloc::cli::lessons {

// new DIR [--template WORLD]
int begin(const Invocation& invocation, Words words) {
  const std::string name = take_option(words, "--template").value_or("grille");
  if (words.size() != 1) return usage(invocation);
  const std::filesystem::path written(words[0]), folder = written.has_filename() ? written : written.parent_path();
  if (const Result<void> made = lesson::begin_lesson(folder, invocation.locations.assets / "templates", name); !made) return report(invocation, made.error());
  invocation.out << messages_of(invocation).text("lesson.made", {{"nom", folder.string()}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
