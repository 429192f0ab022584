// `lunabloc lesson record-error`: a wrong program, or the one of a recorded run, becomes a named one of the lesson.
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/lesson_actions.h"
#include "lesson/record.h"
#include "program/program_file.h"
#include "trace/file.h"

namespace lunabloc::cli::lessons {
namespace {

// The text of a program, or of the one that a recording holds.
Result<std::string> program_in(const std::string& file) {
  Result<std::string> bytes = base::read_file(file);
  if (!bytes) return bytes;
  if (!bytes->starts_with(trace::kFileMagic) && !trace::is_json_lines(file)) return program::read_program(file);
  Result<trace::Recording> recording = trace::load_recording(file);
  if (!recording) return tl::unexpected(recording.error());
  if (!recording->program) return failure(ErrorKind::failed, "lesson.record_no_program", {{"nom", file}});
  return *recording->program;
}

}  // namespace

// record-error DIR PROGRAM.lua|TRACE.lbt [--message M-…] [--step STEP] [--slug WORDS] --gap TEXT --idea TEXT
int record_error(const Invocation& invocation, Words words) {
  lesson::WrongProgram wrong;
  wrong.message = take_option(words, "--message").value_or("");
  wrong.step = take_option(words, "--step").value_or("");
  wrong.slug = take_option(words, "--slug").value_or("");
  wrong.gap = take_option(words, "--gap").value_or("");
  wrong.idea = take_option(words, "--idea").value_or("");
  if (words.size() != 2) return usage(invocation);
  const Result<std::filesystem::path> folder = folder_of(invocation, words[0]);
  if (!folder) return report(invocation, folder.error());
  Result<std::string> program = program_in(words[1]);
  if (!program) return report(invocation, program.error());
  wrong.program = std::move(*program);
  const Result<lesson::Lesson> lesson = load(invocation, *folder);
  if (!lesson) return report(invocation, lesson.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const lesson::Runner run = runner_of(invocation);
  const Result<lesson::RecordedError> recorded = lesson::record_error({*lesson, *vocabulary, messages, run, {}}, std::move(wrong));
  if (!recorded) return report(invocation, recorded.error());
  if (invocation.json)
    invocation.out << nlohmann::ordered_json{{"file", recorded->file.string()}, {"message", recorded->message}, {"step", recorded->step}}.dump() << "\n";
  else
    invocation.out << messages.text("lesson.recorded", {{"nom", recorded->file.string()}, {"message", recorded->message}}) << "\n";
  return 0;
}

}  // namespace lunabloc::cli::lessons
