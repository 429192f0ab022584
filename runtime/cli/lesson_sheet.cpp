// `lunabloc lesson sheet`: a lesson on paper, for the pupil or for the teacher.
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "print/sheet.h"

namespace lunabloc::cli::lessons {

// sheet DIR -o FILE.pdf [--teacher] [--dys]
int sheet(const Invocation& invocation, Words words) {
  const std::optional<std::string> out = take_option(words, "-o");
  const bool teacher = take_flag(words, "--teacher"), easier = take_flag(words, "--dys");
  if (words.size() != 1 || !out) return usage(invocation);
  const Result<std::filesystem::path> folder = folder_of(invocation, words[0]);
  if (!folder) return report(invocation, folder.error());
  const Result<lesson::Lesson> lesson = load(invocation, *folder);
  if (!lesson) return report(invocation, lesson.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const Result<std::string> pdf = print::make_sheet(
      {*lesson, *vocabulary, messages, invocation.locations.assets, teacher ? print::Reader::teacher : print::Reader::pupil, easier});
  if (!pdf) return report(invocation, pdf.error());
  if (const Result<void> written = base::write_file(*out, *pdf); !written) return report(invocation, written.error());
  if (!invocation.json) invocation.out << messages.text("print.made", {{"nom", *out}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
