#include "report/made.h"

#include <algorithm>
#include <chrono>

#include "program/block_diff.h"
#include "program/projection.h"
#include "program/tree.h"
#include "report/world_film.h"
#include "session/table_source.h"
#include "vm/run.h"

namespace lunabloc::report {
namespace {

constexpr std::size_t kMostRows = 200;

void add_rows(const std::vector<program::Block>& blocks, std::size_t depth, const std::string& program, std::vector<BlockRow>& rows) {
  for (const program::Block& block : blocks) {
    if (rows.size() >= kMostRows) return;
    const auto start = program.begin() + static_cast<std::ptrdiff_t>(std::min(block.range.start, program.size()));
    rows.push_back({program::words_of(block), depth, 1 + static_cast<std::size_t>(std::count(program.begin(), start, '\n'))});
    for (const program::Part& part : block.parts)
      if (part.kind == program::PartKind::body) add_rows(part.blocks, depth + 1, program, rows);
  }
}

trace::RunRequest short_run(const lesson::Lesson& lesson, const std::string& step) {
  using namespace std::chrono_literals;
  trace::RunRequest request;
  request.mode = trace::Mode::exact;
  request.limits.operations = 200'000;
  request.limits.wall = 2s;  // for a busy machine; what runs for ever ends by its operations
  request.limits.output_bytes = 64U << 10U;
  request.limits.told_bytes = 4U << 20U;
  request.until = 20s;
  request.world = lesson.step(step) != nullptr ? lesson.world_of(step) : lesson.bare_world;
  request.tables = lesson.tables;
  if (!lesson.examples.empty()) request.given = lesson.examples.front().given;
  // What is asked of nobody is answered all the same.
  request.answers.assign(20, "12");
  return request;
}

struct Candidate {
  std::string work, step;
};

// Works of a lesson, the last step's first: a step with a program of its own begins a new work.
std::vector<Candidate> candidates(const lesson::Lesson& lesson) {
  std::vector<Candidate> found;
  std::string last = lesson.steps.empty() ? std::string() : lesson.steps.back().id;
  for (std::size_t i = lesson.steps.size(); i-- > 0;) {
    const lesson::Step& step = lesson.steps[i];
    if (step.phase == "retenir" && i > 0) last = lesson.steps[i - 1].id;
    if (!step.has_starter) continue;
    found.push_back({lesson.id + "/" + step.id, last});
    if (i > 0) last = lesson.steps[i - 1].id;
  }
  found.push_back({lesson.id, last});
  return found;
}

}  // namespace

const lesson::Lesson* Tables::lesson(const std::string& id) const {
  const auto found = std::find_if(lessons.begin(), lessons.end(), [&](const lesson::Lesson& one) { return one.id == id; });
  return found == lessons.end() ? nullptr : &*found;
}

std::vector<BlockRow> block_rows(const std::string& program, const program::Vocabulary& vocabulary, const std::string& language) {
  const program::Tree tree = program::parse(program).tree;
  std::vector<BlockRow> rows;
  add_rows(program::project(tree, vocabulary, language).blocks, 0, program, rows);
  return rows;
}

Result<trace::Trace> run_of_program(const std::string& program, const lesson::Lesson& lesson, const std::string& step, const std::filesystem::path& runner) {
  return vm::run_to_end(runner, short_run(lesson, step), program, session::lesson_tables(runner.parent_path(), lesson.tables));
}

Film film_of_program(const std::string& program, const lesson::Lesson& lesson, const std::string& step, const Tables& tables) {
  const Result<trace::Trace> trace = run_of_program(program, lesson, step, tables.runner);
  return trace ? film_of(*trace, tables.messages) : Film{};
}

Made made_in(const lesson::Lesson& lesson, const portfolio::Files& files, const Tables& tables) {
  Made made;
  for (const Candidate& candidate : candidates(lesson)) {
    const auto program = files.find("works/" + candidate.work + "/program.lua");
    if (program == files.end() || program->second.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    Film film = film_of_program(program->second, lesson, candidate.step, tables);
    if (!made.lesson.empty() && film.empty()) continue;
    made = {lesson.id, lesson.title, candidate.work, program->second, block_rows(program->second, tables.vocabulary, tables.messages.language()), std::move(film)};
    if (!made.film.empty()) break;
  }
  return made;
}

}  // namespace lunabloc::report
