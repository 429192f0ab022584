// lunabloc replay TRACE [--at STEP]: variables, worlds and what was said, at a moment of a run that is over.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/cli.h"
#include "session/playback.h"
#include "trace/encoding.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

Json cell(world::Cell at) { return Json::array({at.column, at.row}); }

Json json_of(const world::Grid& grid) {
  Json json;
  json["robot"] = cell(grid.robot);
  constexpr const char* kDirections[] = {"nord", "est", "sud", "ouest"};
  json["direction"] = kDirections[static_cast<int>(grid.direction)];
  json["painted"] = Json::array();
  for (const world::Cell& one : grid.painted) json["painted"].push_back(cell(one));
  json["picked"] = Json::array();
  for (const world::Cell& one : grid.picked) json["picked"].push_back(cell(one));
  if (grid.bumped) json["bump"] = cell(grid.bump);
  return json;
}

Json json_of(const world::Turtle& turtle) {
  return {{"position", {turtle.position.x, turtle.position.y}},
          {"heading", turtle.heading_degrees},
          {"pen_down", turtle.pen_down},
          {"color", turtle.color},
          {"width", turtle.width},
          {"strokes", turtle.strokes.size()}};
}

Json json_of(const world::KitWorld& kit) {
  Json parts = Json::object();
  for (const auto& [part, changes] : kit.parts) parts[part] = kit.value_of(part);
  return parts;
}

Json json_of(const world::Stage& stage) {
  Json json;
  json["backdrop"] = stage.backdrop;
  if (!stage.stamps.empty()) json["stamps"] = stage.stamps.size();
  for (const world::Sprite& sprite : stage.sprites) {
    const world::Point place = world::place_of(sprite, stage.now);
    Json& one = json["sprite " + sprite.name];
    one = {{"x", place.x}, {"y", place.y}, {"direction", sprite.direction}, {"size", sprite.size}, {"costume", sprite.costume}, {"shown", sprite.shown}};
    if (const world::Bubble* const bubble = world::bubble_of(sprite, stage.now)) one[bubble->thought ? "thinks" : "says"] = bubble->text;
  }
  return json;
}

Json json_of(const world::Graph& graph) {
  Json nodes = Json::array(), edges = Json::array(), visited = Json::array();
  for (const world::GraphNode& node : graph.nodes) nodes.push_back(node.name);
  for (const world::GraphEdge& edge : graph.edges) edges.push_back({graph.nodes[edge.from].name, graph.nodes[edge.to].name, edge.weight});
  for (const std::size_t node : graph.visits) visited.push_back(graph.nodes[node].name);
  return {{"nodes", nodes}, {"edges", edges}, {"visited", visited}};
}

Json state_of(const session::Playback& playback, const trace::Trace& trace) {
  Json json;
  json["step"] = playback.shown();
  json["steps"] = playback.step_count();
  if (trace.ended()) json["end"] = trace.events().back().name;
  json["variables"] = Json::object();
  for (const auto& [name, value] : playback.variables()) json["variables"][name] = value;
  json["said"] = playback.console();
  const session::Worlds& worlds = playback.worlds();
  if (worlds.grid) json["grid"] = json_of(*worlds.grid);
  if (trace.request().world.kind == "turtle" || !worlds.turtle.turns.empty() || !worlds.turtle.strokes.empty())
    json["turtle"] = json_of(worlds.turtle);
  if (worlds.stage.used) json["stage"] = json_of(worlds.stage);
  if (!worlds.graph.nodes.empty()) json["graph"] = json_of(worlds.graph);
  if (!worlds.kit.parts.empty()) json["kit"] = json_of(worlds.kit);
  return json;
}

// One fact a line: `variable x = 5`.
void write_lines(std::ostream& out, const Json& state) {
  constexpr auto kReplace = Json::error_handler_t::replace;
  const auto text = [](const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, kReplace);
  };
  for (const auto& [name, value] : state.items()) {
    if (name == "said") {
      for (const Json& line : value) out << "said " << text(line) << "\n";
    } else if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) out << name << " " << key << " = " << text(inner) << "\n";
    } else {
      out << name << " " << text(value) << "\n";
    }
  }
}

std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

int run_replay(const Invocation& invocation) {
  std::vector<std::string> arguments = invocation.arguments;
  const std::optional<std::string> at = take_option(arguments, "--at");
  const std::optional<std::size_t> step = at ? number(*at) : SIZE_MAX;
  if (arguments.size() != 1 || !step)
    return report(invocation, {ErrorKind::usage, "run.replay_usage", {{"nom", at.value_or("")}}, {}, {}});
  const Result<std::string> text = base::read_file(arguments[0]);
  if (!text) return report(invocation, text.error());
  Result<trace::Trace> trace = trace::trace_from_json_lines(*text);
  if (!trace) {
    trace.error().place.file = arguments[0];
    return report(invocation, trace.error());
  }
  session::Playback playback(trace->request().world, session::Pace::by_statement);
  playback.follow(*trace, std::chrono::microseconds(0));
  playback.show(*step);
  const Json state = state_of(playback, *trace);
  if (invocation.json) invocation.out << state.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  else write_lines(invocation.out, state);
  return 0;
}

}  // namespace lunabloc::cli
