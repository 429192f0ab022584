#include "lesson/unrolled.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/file.h"
#include "base/line_index.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

Result<std::string> program_of(const Judging& judging) {
  const std::string file = judging.check.data.text_at("programme");
  if (file.empty()) return judging.context.lesson.starter_of(judging.check.step);
  return base::read_file(judging.context.lesson.file(file));
}

trace::RunRequest request_with_example(const Judging& judging) {
  trace::RunRequest request = request_of(judging);
  request.world = judging.context.lesson.world_of(judging.check.step);
  request.answers = judging.check.data.texts_at("entrees");
  const std::vector<Example>& examples = judging.context.lesson.examples;
  const std::string name = judging.check.data.text_at("exemple");
  const auto named = std::find_if(examples.begin(), examples.end(), [&](const Example& one) { return one.name == name; });
  if (named != examples.end()) request.given = named->given;
  else if (!examples.empty()) request.given = examples.front().given;
  return request;
}

bool same(const std::string& a, const std::string& b) {
  const std::optional<double> one = number_in(a), other = number_in(b);
  if (one && other) return std::abs(*one - *other) < 1e-9;
  return plain_words(a) == plain_words(b);
}

}  // namespace

Result<std::vector<std::vector<std::string>>> unrolled(const Judging& judging) {
  const DataValue& data = judging.check.data;
  Result<std::string> program = program_of(judging);
  if (!program) return tl::unexpected(program.error());
  Result<trace::Trace> trace = judging.context.run(request_with_example(judging), *program);
  if (!trace) return tl::unexpected(trace.error());
  const std::vector<std::string> variables = data.texts_at("variables");
  const auto line = static_cast<std::uint32_t>(data.integer_at("ligne", 1));
  const auto passes = static_cast<std::size_t>(data.integer_at("passages", 1));
  const base::LineIndex lines(*program);
  std::map<std::string, std::string> values;
  std::vector<std::vector<std::string>> rows;
  bool in_line = false;
  for (const trace::Event& event : trace->events()) {
    if (event.kind == trace::EventKind::variable && !event.values.empty()) values[event.name] = trace::text_of(event.values[0]);
    const bool moves_on = event.kind == trace::EventKind::statement || event.kind == trace::EventKind::end;
    if (!moves_on) continue;
    if (in_line && rows.size() < passes) {
      rows.emplace_back();
      for (const std::string& name : variables) rows.back().push_back(values[name]);
    }
    in_line = event.kind == trace::EventKind::statement && event.offset != trace::kNoOffset && lines.line_of(event.offset) == line;
  }
  rows.resize(passes, std::vector<std::string>(variables.size()));
  return rows;
}

std::vector<std::vector<std::string>> unrolled_answer(const std::string& answer) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : lines_of(answer)) {
    rows.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(';', at), line.size());
      rows.back().push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }
  return rows;
}

std::string unrolled_answer(const std::vector<std::vector<std::string>>& rows) {
  std::string answer;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0) answer += '\n';
    for (std::size_t column = 0; column < rows[row].size(); ++column) answer.append(column > 0 ? ";" : "").append(rows[row][column]);
  }
  return answer;
}

Judgement judge_unrolled(const Judging& judging, const std::string& answer) {
  Result<std::vector<std::vector<std::string>>> expected = unrolled(judging);
  if (!expected) return tl::unexpected(expected.error());
  const std::vector<std::vector<std::string>> given = unrolled_answer(answer);
  const std::vector<std::string> variables = judging.check.data.texts_at("variables");
  for (std::size_t row = 0; row < expected->size(); ++row)
    for (std::size_t column = 0; column < variables.size(); ++column) {
      const std::string found = row < given.size() && column < given[row].size() ? given[row][column] : std::string();
      if (same(found, (*expected)[row][column])) continue;
      Finding finding;
      finding.arguments = {{"n", std::to_string(row + 1)}, {"nom", variables[column]}, {"obtenu", found}, {"attendu", judging.value((*expected)[row][column])}};
      return finding;
    }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
