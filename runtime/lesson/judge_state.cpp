// `etat`: the world at the end, on each map; names and lists, with or without one.
#include <algorithm>

#include "lesson/case_run.h"
#include "lesson/judge.h"
#include "lesson/words.h"
#include "world/array.h"
#include "world/grid.h"

namespace lunabloc::lesson {
namespace {

using world::Cell;
using world::Grid;

Cell cell_of(const DataValue& data) {
  const DataValue::List& pair = data.list();
  if (pair.size() < 2) return {};
  return {static_cast<int>(pair[0].integer()), static_cast<int>(pair[1].integer())};
}

std::vector<Cell> cells_of(const DataValue& data) {
  std::vector<Cell> cells;
  for (const DataValue& one : data.list()) cells.push_back(cell_of(one));
  return cells;
}

bool contains(const std::vector<Cell>& cells, Cell cell) {
  return std::find(cells.begin(), cells.end(), cell) != cells.end();
}

std::string count(std::size_t number) {
  return std::to_string(number);
}

std::optional<Finding> finding(std::string cause, Arguments arguments) {
  return Finding{std::nullopt, {}, std::move(cause), std::move(arguments), {}};
}

std::optional<Finding> painted(const Grid& grid, const DataValue& expected) {
  const std::vector<Cell> target = expected.is_list() ? cells_of(expected) : grid.all('o');
  for (const Cell cell : grid.painted)
    if (!contains(target, cell)) return finding("en-trop", {{"case", shown(cell)}});
  for (const Cell cell : target)
    if (!contains(grid.painted, cell)) return finding("manque", {{"case", shown(cell)}});
  return std::nullopt;
}

std::optional<Finding> crossed(const Grid& grid, const DataValue& expected) {
  for (const Cell cell : cells_of(expected))
    if (!contains(grid.path, cell)) return finding("passages", {{"case", shown(cell)}});
  return std::nullopt;
}

std::optional<Finding> picked(const Grid& grid, const Grid& before, const DataValue& expected) {
  const std::size_t wanted =
      expected.is_integer() ? static_cast<std::size_t>(expected.integer()) : before.all('*').size();
  if (grid.picked.size() == wanted) return std::nullopt;
  const std::vector<Cell> left = grid.all('*');
  return finding("objets", {{"obtenu", count(grid.picked.size())},
                            {"mesure", count(grid.picked.size())},
                            {"attendu", count(wanted)},
                            {"case", left.empty() ? "" : shown(left.front())}});
}

std::optional<Finding> arrived(const Grid& grid, Cell expected) {
  if (grid.robot == expected) return std::nullopt;
  return finding("position",
                 {{"obtenu", shown(grid.robot)}, {"attendu", shown(expected)}, {"case", shown(grid.robot)}});
}

std::string direction_words(const Judging& judging, world::Direction direction) {
  constexpr const char* kIds[] = {"lesson.direction_north", "lesson.direction_east", "lesson.direction_south",
                                  "lesson.direction_west"};
  return judging.context.messages.text(kIds[static_cast<int>(direction)]);
}

std::optional<Finding> looks(const Judging& judging, const Grid& grid, const std::string& expected) {
  const Result<Grid> wanted = world::make_grid({"grid", {"D"}, expected, {}});
  if (!wanted || wanted->direction == grid.direction) return std::nullopt;
  return finding("direction", {{"obtenu", direction_words(judging, grid.direction)},
                               {"attendu", direction_words(judging, wanted->direction)}});
}

// 5.0 is 5.
bool same_value(const std::string& found, const std::string& expected) {
  const std::optional<double> number = number_in(found), wanted = number_in(expected);
  return number && wanted ? *number == *wanted : found == expected;
}

// The last value that each variable took.
std::optional<Finding> variables(const Judging& judging, const trace::Trace& trace, const DataValue& expected) {
  for (const auto& [name, wanted] : expected.map()) {
    std::string value;
    for (const trace::Event& event : trace.events())
      if (event.kind == trace::EventKind::variable && event.name == name && !event.values.empty())
        value = trace::text_of(event.values.front());
    if (!same_value(value, wanted.text()))
      return finding("variables", {{"nom", name}, {"obtenu", judging.value(value)}, {"attendu", judging.value(wanted.text())}});
  }
  return std::nullopt;
}

struct Played {
  trace::Trace trace;
  Grid before, after;
};

// On a map, or without one where nothing but names and values is looked at.
Result<trace::RunRequest> request_on(const Judging& judging, const std::string& map) {
  trace::RunRequest request = request_of(judging);
  request.given = given_in(judging.check.data);
  if (map.empty()) return request;
  const auto found = judging.context.lesson.maps.find(map);
  if (found == judging.context.lesson.maps.end())
    return failure(ErrorKind::failed, "lesson.unknown_map", {{"nom", map}});
  request.world = found->second;
  return request;
}

Result<Played> play(const Judging& judging, const trace::RunRequest& request, const std::string& program) {
  Played played;
  if (!request.world.map.empty()) {
    Result<Grid> grid = world::make_grid(request.world);
    if (!grid) return tl::unexpected(grid.error());
    played.before = played.after = std::move(*grid);
  }
  Result<trace::Trace> trace = judging.context.run(request, program);
  if (!trace) return tl::unexpected(trace.error());
  played.trace = std::move(*trace);
  for (const trace::Event& event : played.trace.events()) fold(played.after, event);
  return played;
}

// The list that a check means when it names none: the one that is given, else the last that the program had.
std::string list_meant(const trace::Trace& trace) {
  for (const trace::Given& given : trace.request().given)
    if (given.is_list) return given.name;
  std::string last;
  world::Arrays arrays;
  for (const trace::Event& event : trace.events()) {
    fold(arrays, event);
    if (event.kind == trace::EventKind::variable && arrays.by_name.contains(event.name)) last = event.name;
  }
  return last;
}

bool same_elements(const std::vector<trace::Value>& found, const std::vector<std::string>& expected) {
  return std::equal(found.begin(), found.end(), expected.begin(), expected.end(),
                    [](const trace::Value& value, const std::string& words) { return same_value(trace::text_of(value), words); });
}

// `liste`: its values, or a map from names to values.
Judgement lists(const Judging& judging, const trace::RunRequest& request, const trace::Trace& trace, const DataValue& expected) {
  std::vector<std::pair<std::string, std::vector<std::string>>> wanted;
  if (expected.is_map())
    for (const auto& [name, values] : expected.map()) wanted.emplace_back(name, values.texts());
  else
    wanted.emplace_back(list_meant(trace), expected.texts());
  for (const auto& [name, values] : wanted) {
    Outcome outcome;
    if (!name.empty()) {
      Result<Outcome> read = outcome_of(judging, request, judging.program, "liste:" + name);
      if (!read) return tl::unexpected(read.error());
      outcome = std::move(*read);
    }
    if (outcome.problem || (outcome.is_list && same_elements(outcome.values, values))) continue;
    return finding("liste", {{"nom", name},
                             {"obtenu", outcome.values.empty() ? "{}" : outcome.shown(judging.language())},
                             {"attendu", values.empty() ? "{}" : judging.values(values)},
                             {"n", std::to_string(outcome.values.size())}});
  }
  return std::nullopt;
}

// The wall speaks for the world; a lesson may give its own words for it.
std::optional<Finding> bumped(const Judging& judging, const Grid& grid) {
  if (!grid.bumped) return std::nullopt;
  const auto own = judging.check.messages.find("choc");
  Finding found;
  found.said = Error{ErrorKind::failed,
                     own == judging.check.messages.end() ? "M-commun-mur" : own->second,
                     {{"case", shown(grid.bump)}},
                     {},
                     {}};
  return found;
}

Judgement judge_run(const Judging& judging, const trace::RunRequest& request) {
  Result<Played> played = play(judging, request, judging.program);
  if (!played) return tl::unexpected(played.error());
  const Grid& grid = played->after;
  if (std::optional<Finding> wall = bumped(judging, grid)) return wall;
  if (std::optional<Error> said = said_by(played->trace, judging.program, judging)) {
    Finding found;
    found.said = std::move(said);
    return found;
  }
  const DataValue* expected = judging.check.data.find("attendu");
  if (!expected) return std::nullopt;
  if (const DataValue* cells = expected->find("peint"))
    if (auto found = painted(grid, *cells)) return found;
  if (const DataValue* cells = expected->find("passages"))
    if (auto found = crossed(grid, *cells)) return found;
  if (const DataValue* things = expected->find("ramasse"))
    if (auto found = picked(grid, played->before, *things)) return found;
  if (const DataValue* position = expected->find("position")) {
    Cell goal = position->is_list() ? cell_of(*position) : Cell{};
    if (position->text() == "arrivee")
      if (const std::vector<Cell> goals = grid.all('A'); !goals.empty()) goal = goals.front();
    if (position->text() == "solution") {
      Result<std::string> solution = solution_for(judging);
      if (!solution) return tl::unexpected(solution.error());
      Result<Played> model = play(judging, request, *solution);
      if (!model) return tl::unexpected(model.error());
      goal = model->after.robot;
    }
    if (auto found = arrived(grid, goal)) return found;
  }
  if (const DataValue* direction = expected->find("direction"))
    if (auto found = looks(judging, grid, direction->text())) return found;
  if (const DataValue* wanted = expected->find("liste"))
    if (Judgement found = lists(judging, request, played->trace, *wanted); !found || found->has_value()) return found;
  if (const DataValue* wanted = expected->find("variables"))
    if (auto found = variables(judging, played->trace, *wanted)) return found;
  return std::nullopt;
}

}  // namespace

Judgement judge_state(const Judging& judging) {
  std::vector<std::string> maps = judging.check.data.texts_at("cartes");
  if (maps.empty()) maps.emplace_back();
  for (const std::string& map : maps) {
    Result<trace::RunRequest> request = request_on(judging, map);
    if (!request) return tl::unexpected(request.error());
    Judgement judgement = judge_run(judging, *request);
    if (!judgement) return judgement;
    if (!judgement->has_value()) continue;
    (*judgement)->map = map;
    (*judgement)->replay = std::move(*request);
    return judgement;
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
