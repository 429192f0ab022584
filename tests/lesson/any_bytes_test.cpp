// A lesson comes from anywhere: whatever its files hold, reading, linting and judging end with values, never with a crash.
#include <gtest/gtest.h>

#include <random>

#include "lesson/evaluate.h"
#include "lesson/lint.h"
#include "straight_runner.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

void read_and_lint(const WrittenLesson& written) {
  const std::filesystem::path schemas = assets() / "schemas", curriculum = assets() / "curriculum.yaml";
  (void)lint(written.folder(), {vocabulary(), common_messages(), schemas, curriculum});
  (void)written.problems("en");
  const Result<Lesson> lesson = load_lesson(written.folder(), schemas);
  if (!lesson) return;
  for (const Step& step : lesson->steps)
    (void)evaluate({*lesson, vocabulary(), common_messages(), straight_runner(), {}}, step.id, "grid.east()", {});
}

// One of four edits somewhere in the text.
std::string spoilt(std::string text, std::mt19937& random) {
  const auto pick = [&](std::size_t count) { return count == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, count - 1)(random); };
  constexpr std::string_view kPieces[] = {"\n", ":", "- ", "[", "]", "{", "}", "\"", "---\n", "## ", "<!-- ", " -->", "```\n", "\xFF", "9999999999", "é", "\t"};
  const std::size_t at = pick(text.size() + 1), length = pick(std::min<std::size_t>(40, text.size() - at + 1));
  switch (pick(4)) {
    case 0: return text.erase(at, length);
    case 1: return text.insert(at, kPieces[pick(std::size(kPieces))]);
    case 2: return text.insert(pick(text.size() + 1), text.substr(at, length));
    default: return text.replace(at, length, kPieces[pick(std::size(kPieces))]);
  }
}

TEST(AnyBytes, InTheFilesOfALesson) {
  std::mt19937 random(20261125);
  for (const char* file : {"lecon.md", "controles.yaml"}) {
    WrittenLesson written;
    const std::string whole = base::read_file(written.folder() / file).value();
    for (int round = 0; round < 60; ++round) {
      std::string text = whole;
      for (int edits = 0; edits <= round % 4; ++edits) text = spoilt(std::move(text), random);
      written.write(file, text);
      SCOPED_TRACE(text);
      read_and_lint(written);
    }
  }
}

TEST(AnyBytes, LinesWithoutEnd) {
  const std::string endless(400'000, 'a');
  for (const std::string& text : {"![" + endless, "![a](" + endless + ")", "[" + endless + "](" + endless, endless}) {
    WrittenLesson written;
    written.change("lecon.md", "Ce que l’élève fait seul.", text);
    read_and_lint(written);
  }
  for (const char* key : {"    message: M-", "  - id: ", "    vu: \""}) {
    WrittenLesson written;
    written.change("controles.yaml", key, key + endless);
    read_and_lint(written);
  }
  WrittenLesson written;
  written.change("lecon.md", "version: 0.1.0", "version: 0.1." + std::string(400'000, '0'));
  read_and_lint(written);
}

}  // namespace
}  // namespace lunabloc::lesson
