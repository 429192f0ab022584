#include "cli/state_json.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

double seconds(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

Json cell(world::Cell at) { return Json::array({at.column, at.row}); }
Json cells(const std::vector<world::Cell>& all) {
  Json list = Json::array();
  for (const world::Cell& one : all) list.push_back(cell(one));
  return list;
}

Json json_of(const world::Grid& grid) {
  Json json;
  json["robot"] = cell(grid.robot);
  constexpr const char* kDirections[] = {"nord", "est", "sud", "ouest"};
  json["direction"] = kDirections[static_cast<int>(grid.direction)];
  json["painted"] = cells(grid.painted);
  json["picked"] = cells(grid.picked);
  if (grid.bumped) json["bump"] = cell(grid.bump);
  json["columns"] = grid.columns;
  json["rows"] = grid.rows;
  json["map"] = Json::array();
  for (int row = 0; row < grid.rows; ++row)
    json["map"].push_back(std::string(grid.squares.data() + static_cast<std::ptrdiff_t>(row) * grid.columns, static_cast<std::size_t>(grid.columns)));
  json["path"] = cells(grid.path);
  return json;
}

Json json_of(const world::Turtle& turtle) {
  Json drawing = Json::array();
  for (const world::Stroke& stroke : turtle.strokes)
    drawing.push_back({stroke.from.x, stroke.from.y, stroke.to.x, stroke.to.y, stroke.color, stroke.width});
  return {{"position", {turtle.position.x, turtle.position.y}},
          {"heading", turtle.heading_degrees},
          {"pen_down", turtle.pen_down},
          {"color", turtle.color},
          {"width", turtle.width},
          {"strokes", turtle.strokes.size()},
          {"drawing", drawing}};
}

Json json_of(const world::KitWorld& kit) {
  Json parts = Json::object();
  for (const auto& [part, changes] : kit.parts) parts[part] = kit.value_of(part);
  for (const auto& [part, lines] : kit.shown) {
    Json rows = Json::object();
    for (const auto& [line, text] : lines) rows[std::to_string(line)] = text;
    parts[part] = rows;
  }
  return parts;
}

// The other sprites that it meets, and the edge.
Json touched_by(const world::Sprite& sprite, const world::Stage& stage) {
  Json names = Json::array();
  for (const world::Sprite& other : stage.sprites)
    if (&other != &sprite && world::touching(sprite, other, stage.now)) names.push_back(other.name);
  if (world::touching_edge(sprite, stage.now)) names.push_back("edge");
  return names;
}

Json json_of(const world::Sprite& sprite, const world::Stage& stage) {
  constexpr const char* kRotations[] = {"all_around", "left_right", "none"};
  const world::Point place = world::place_of(sprite, stage.now);
  Json json = {{"x", place.x},       {"y", place.y},         {"direction", sprite.direction}, {"size", sprite.size}, {"costume", sprite.costume},
               {"shown", sprite.shown}, {"rotation", kRotations[static_cast<int>(sprite.rotation)]}};
  if (sprite.glide && stage.now < sprite.glide->start + sprite.glide->length) json["glides_to"] = {sprite.place.x, sprite.place.y};
  if (const world::Bubble* const bubble = world::bubble_of(sprite, stage.now)) json[bubble->thought ? "thinks" : "says"] = bubble->text;
  if (Json touched = touched_by(sprite, stage); !touched.empty()) json["touches"] = std::move(touched);
  return json;
}

Json json_of(const world::Stage& stage) {
  Json json;
  json["backdrop"] = stage.backdrop;
  json["volume"] = stage.volume;
  if (!stage.stamps.empty()) json["stamps"] = stage.stamps.size();
  if (stage.sound && stage.now < stage.sound->start + stage.sound->length)
    json["sound"] = {{"name", stage.sound->name}, {"until_s", seconds(stage.sound->start + stage.sound->length)}};
  for (const world::Sprite& sprite : stage.sprites) json["sprite " + sprite.name] = json_of(sprite, stage);
  return json;
}

Json json_of(const world::Graph& graph) {
  Json nodes = Json::array(), edges = Json::array(), visited = Json::array();
  for (const world::GraphNode& node : graph.nodes) nodes.push_back(node.name);
  for (const world::GraphEdge& edge : graph.edges) edges.push_back({graph.nodes[edge.from].name, graph.nodes[edge.to].name, edge.weight});
  for (const std::size_t node : graph.visits) visited.push_back(graph.nodes[node].name);
  return {{"nodes", nodes}, {"edges", edges}, {"visited", visited}};
}

Json json_of(const world::Arrays& arrays) {
  Json json = Json::object();
  for (const auto& [name, array] : arrays.by_name) json[name] = {{"length", array.length}, {"elements", world::elements_of(array)}};
  return json;
}

Json json_of(const world::Charts& charts) {
  Json json = Json::array();
  for (const world::Chart& chart : charts.all)
    json.push_back({{"kind", chart.kind}, {"title", chart.title}, {"x", chart.x}, {"y", chart.y}, {"group", chart.group}, {"points", chart.points.size()}});
  return json;
}

std::string shown(const trace::Given& given) {
  if (!given.is_list) return given.list.empty() ? "nil" : trace::shown(given.list.front());
  std::string text = "{";
  for (const trace::Value& value : given.list) text += (text.size() > 1 ? ", " : "") + trace::shown(value);
  return text + "}";
}

// What was given before the program began, then what has taken a value since.
Json variables_of(const session::Playback& playback, const trace::RunRequest& request) {
  Json json = Json::object();
  for (const trace::Given& given : request.given) json[given.name] = shown(given);
  for (const auto& [name, value] : playback.variables()) json[name] = value;
  return json;
}

}  // namespace

Json costs_json(const trace::Trace& trace) {
  Json costs = Json::object();
  if (const trace::Event* cost = trace.last_of(trace::EventKind::cost))
    for (std::size_t i = 0; i + 1 < cost->values.size(); i += 2)
      costs[trace::text_of(cost->values[i])] = static_cast<std::int64_t>(trace::number_of(cost->values[i + 1]));
  return costs;
}

Json state_json(const session::Playback& playback, const trace::Trace& trace) {
  Json json;
  json["step"] = playback.shown();
  json["steps"] = playback.step_count();
  if (trace.ended()) json["end"] = trace.events().back().name;
  json["mode"] = trace::kModeNames[static_cast<std::size_t>(trace.request().mode)];
  json["time_s"] = seconds(playback.clock());
  json["variables"] = variables_of(playback, trace.request());
  json["said"] = playback.console().copied();
  const session::Worlds& worlds = playback.worlds();
  if (worlds.grid) json["grid"] = json_of(*worlds.grid);
  if (trace.request().world.kind == "turtle" || !worlds.turtle.turns.empty() || !worlds.turtle.strokes.empty() ||
      worlds.turtle.position != world::Point{})
    json["turtle"] = json_of(worlds.turtle);
  if (trace.request().world.kind == "stage" || worlds.stage.used) json["stage"] = json_of(worlds.stage);
  if (trace.request().world.kind == "graph" || !worlds.graph.nodes.empty()) json["graph"] = json_of(worlds.graph);
  if (trace.request().world.kind == "kit" || !worlds.kit.parts.empty()) json["kit"] = json_of(worlds.kit);
  if (!worlds.arrays.by_name.empty()) json["arrays"] = json_of(worlds.arrays);
  if (!worlds.charts.all.empty()) json["charts"] = json_of(worlds.charts);
  const Json costs = costs_json(trace);
  if (playback.at_end() && !costs.empty()) json["costs"] = costs;
  if (costs.contains("pas") && trace.request().mode == trace::Mode::exact && costs["pas"] > playback.step_count())
    json["untold_steps"] = costs["pas"].get<std::uint64_t>() - playback.step_count();
  if (!playback.inputs().empty()) json["inputs"] = playback.inputs();
  return json;
}

}  // namespace lunabloc::cli
