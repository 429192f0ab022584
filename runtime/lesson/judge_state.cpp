// `etat`: the world at the end, on each map.
#include <algorithm>

#include "lesson/judge.h"
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

// The last value that each variable took.
std::optional<Finding> variables(const trace::Trace& trace, const DataValue& expected) {
  for (const auto& [name, wanted] : expected.map()) {
    std::string value;
    for (const trace::Event& event : trace.events())
      if (event.kind == trace::EventKind::variable && event.name == name && !event.values.empty())
        value = trace::text_of(event.values.front());
    if (value != wanted.text())
      return finding("variables", {{"nom", name}, {"obtenu", value}, {"attendu", wanted.text()}});
  }
  return std::nullopt;
}

struct Played {
  trace::Trace trace;
  Grid before, after;
};

Result<Played> play(const Judging& judging, const std::string& map, const std::string& program) {
  const auto found = judging.context.lesson.maps.find(map);
  if (found == judging.context.lesson.maps.end())
    return failure(ErrorKind::failed, "lesson.unknown_map", {{"nom", map}});
  trace::RunRequest request = request_of(judging);
  request.world = found->second;
  Result<Grid> grid = world::make_grid(request.world);
  if (!grid) return tl::unexpected(grid.error());
  Result<trace::Trace> trace = judging.context.run(request, program);
  if (!trace) return tl::unexpected(trace.error());
  Played played{std::move(*trace), *grid, *grid};
  for (const trace::Event& event : played.trace.events()) fold(played.after, event);
  return played;
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

Judgement judge_map(const Judging& judging, const std::string& map) {
  Result<Played> played = play(judging, map, judging.program);
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
      Result<Played> model = play(judging, map, *solution);
      if (!model) return tl::unexpected(model.error());
      goal = model->after.robot;
    }
    if (auto found = arrived(grid, goal)) return found;
  }
  if (const DataValue* direction = expected->find("direction"))
    if (auto found = looks(judging, grid, direction->text())) return found;
  if (const DataValue* wanted = expected->find("variables"))
    if (auto found = variables(played->trace, *wanted)) return found;
  return std::nullopt;
}

}  // namespace

Judgement judge_state(const Judging& judging) {
  for (const std::string& map : judging.check.data.texts_at("cartes")) {
    Judgement judgement = judge_map(judging, map);
    if (judgement && judgement->has_value()) (*judgement)->map = map;
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
