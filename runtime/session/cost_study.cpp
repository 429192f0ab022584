#include "session/cost_study.h"

#include <algorithm>
#include <charconv>

#include "program/lexer.h"
#include "trace/request_again.h"
#include "session/table_source.h"
#include "vm/run.h"

namespace lunabloc::session {
namespace {

using program::SyntaxKind;

constexpr std::uint64_t kMostCounted = 20'000'000;  // statements: a few seconds
constexpr std::int64_t kLargestSize = 1'000'000;

struct Word {
  SyntaxKind kind;
  std::size_t start;
  std::string_view text;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const program::Token token = program::lex(text, at);
    if (token.length == 0) break;
    if (!program::is_trivia(token.kind)) words.push_back({token.kind, at, text.substr(at, token.length)});
    at += token.length;
  }
  return words;
}

std::optional<std::int64_t> size_in(const Word& word) {
  std::int64_t value = 0;
  if (word.kind != SyntaxKind::number) return std::nullopt;
  const auto [end, problem] = std::from_chars(word.text.data(), word.text.data() + word.text.size(), value);
  if (problem != std::errc() || end != word.text.data() + word.text.size() || value < 2 || value > kLargestSize) return std::nullopt;
  return value;
}

// A number that stands for itself: no sum goes on behind it.
bool ends_there(const std::vector<Word>& words, std::size_t at) {
  if (at + 1 >= words.size()) return true;
  switch (words[at + 1].kind) {
    case SyntaxKind::plus:
    case SyntaxKind::minus:
    case SyntaxKind::star:
    case SyntaxKind::slash:
    case SyntaxKind::double_slash:
    case SyntaxKind::percent:
    case SyntaxKind::caret:
    case SyntaxKind::concat: return false;
    default: return true;
  }
}

}  // namespace

void CostRuns::start(std::filesystem::path runner, std::vector<CostJob> jobs) {
  work_.start([runner = std::move(runner), jobs = std::move(jobs)](const std::stop_token& stop) {
    std::vector<Counted> all;
    for (const CostJob& job : jobs) {
      if (stop.stop_requested()) break;
      Counted counted;
      if (const Result<trace::Trace> trace = vm::run_to_end(runner, job.request, job.program, stop, lesson_tables(runner.parent_path(), job.request.tables))) {
        const trace::Event* const end = trace->last_of(trace::EventKind::end);
        counted.costs = costs_of(*trace);
        counted.finished = end != nullptr && end->name == "finished";
      }
      all.push_back(std::move(counted));
    }
    return all;
  });
}

Costs costs_of(const trace::Trace& trace) {
  Costs costs;
  const trace::Event* const event = trace.last_of(trace::EventKind::cost);
  if (event == nullptr) return costs;
  for (std::size_t i = 0; i + 1 < event->values.size(); i += 2)
    costs.emplace_back(trace::text_of(event->values[i]), static_cast<std::int64_t>(trace::number_of(event->values[i + 1])));
  return costs;
}

std::int64_t count_of(const Costs& costs, std::string_view counter) {
  const auto found = std::find_if(costs.begin(), costs.end(), [&](const auto& one) { return one.first == counter; });
  return found != costs.end() ? found->second : 0;
}

std::vector<ProgramSize> sizes_in(std::string_view program) {
  const std::vector<Word> words = words_of(program);
  std::vector<ProgramSize> sizes;
  const auto add = [&](std::string name, std::size_t at) {
    if (const auto value = at < words.size() && ends_there(words, at) ? size_in(words[at]) : std::nullopt)
      sizes.push_back({std::move(name), {words[at].start, words[at].start + words[at].text.size()}, *value});
  };
  const auto is = [&](std::size_t at, SyntaxKind kind) { return at < words.size() && words[at].kind == kind; };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool is_name = words[at].kind == SyntaxKind::name;
    const bool after_dot = at > 0 && (words[at - 1].kind == SyntaxKind::dot || words[at - 1].kind == SyntaxKind::comma);
    const bool of_loop = at > 0 && words[at - 1].kind == SyntaxKind::kw_for;
    if (is_name && !after_dot && !of_loop && is(at + 1, SyntaxKind::equal)) add(std::string(words[at].text), at + 2);
    if (is_name && of_loop && is(at + 1, SyntaxKind::equal) && is(at + 3, SyntaxKind::comma)) add(std::string(words[at].text), at + 4);
    if (is_name && words[at].text == "list" && is(at + 1, SyntaxKind::dot) && at + 2 < words.size() && words[at + 2].text == "make" &&
        is(at + 3, SyntaxKind::left_paren))
      add("list.make", at + 4);
  }
  return sizes;
}

std::string with_size(std::string_view program, const ProgramSize& size, std::int64_t value) {
  return std::string(program.substr(0, size.number.start)) + std::to_string(value) + std::string(program.substr(size.number.end));
}

std::optional<double> times_when_doubled(const Growth& growth, std::string_view counter) {
  if (growth.points.size() < 2) return std::nullopt;
  const GrowthPoint& last = growth.points.back();
  const GrowthPoint& before = growth.points[growth.points.size() - 2];
  const std::int64_t one = count_of(before.costs, counter), other = count_of(last.costs, counter);
  if (!last.finished || !before.finished || one == 0) return std::nullopt;
  return static_cast<double>(other) / static_cast<double>(one);
}

GrowthShape shape_of(double times) {
  struct Bound {
    double below;
    GrowthShape shape;
  };
  constexpr Bound kBounds[] = {{1.02, GrowthShape::still},            {1.6, GrowthShape::slow},      {2.15, GrowthShape::double_},
                               {3.2, GrowthShape::more_than_double}, {4.6, GrowthShape::quadruple}, {9.0, GrowthShape::eightfold}};
  for (const Bound& bound : kBounds)
    if (times < bound.below) return bound.shape;
  return GrowthShape::faster;
}

trace::RunRequest request_to_count(const trace::Trace& trace) {
  trace::RunRequest request = trace::request_again(trace);
  request.mode = trace::Mode::costs;
  request.limits.operations = std::min(request.limits.operations, kMostCounted);
  return request;
}

bool depended_on_keys(const trace::Trace& trace) {
  for (const trace::Event& event : trace.events())
    if (event.kind == trace::EventKind::input && event.name != "ask") return true;
  return false;
}

}  // namespace lunabloc::session
