#include "session/scene.h"

#include <algorithm>

#include "session/value_changes.h"
#include "trace/store.h"

namespace lunabloc::session {
namespace {

using trace::Event;
using trace::EventKind;

void fold_worlds(Worlds& worlds, const Event& event) {
  if (worlds.grid) world::fold(*worlds.grid, event);
  world::fold(worlds.turtle, event);
  world::fold(worlds.kit, event);
  world::fold(worlds.stage, event);
  world::fold(worlds.graph, event);
  world::fold(worlds.charts, event);
}

// Writes at the mark, where the same bytes may stand already.
class ConsoleWriter {
 public:
  ConsoleWriter(ConsoleMark& mark, std::vector<ConsoleLine>& lines, std::uint32_t offset) : mark_(mark), lines_(lines), offset_(offset) {}

  void line(const std::string& words) {
    begin_line();
    add(words);
    mark_.open_line = false;
  }
  void printed(std::string_view bytes) {
    while (!bytes.empty()) {
      if (!mark_.open_line) begin_line();
      const std::size_t end = bytes.find('\n');
      add(bytes.substr(0, end));
      mark_.open_line = end == std::string_view::npos;
      bytes.remove_prefix(mark_.open_line ? bytes.size() : end + 1);
    }
  }

 private:
  void begin_line() {
    if (mark_.lines == lines_.size()) lines_.push_back({{}, offset_});
    ++mark_.lines;
    mark_.last_line_bytes = 0;
  }
  void add(std::string_view bytes) {
    std::string& line = lines_[mark_.lines - 1].text;
    mark_.last_line_bytes += bytes.size();
    if (line.size() < mark_.last_line_bytes) line += bytes;
  }

  ConsoleMark& mark_;
  std::vector<ConsoleLine>& lines_;
  std::uint32_t offset_;
};

void fold_console(ConsoleMark& mark, std::vector<ConsoleLine>& console, const Event& event, std::uint32_t offset) {
  if (event.values.empty()) return;
  ConsoleWriter writer(mark, console, offset);
  if (event.kind == EventKind::said || event.kind == EventKind::question) writer.line(trace::text_of(event.values[0]));
  if (event.kind == EventKind::input && event.name == "ask") writer.line("› " + trace::text_of(event.values[0]));
  if (event.kind == EventKind::output) writer.printed(trace::text_of(event.values[0]));
}

std::optional<std::size_t> fold_variable(Scene& scene, const Event& event) {
  if (!gives_value(event)) return std::nullopt;
  const auto found = std::find_if(scene.variables.begin(), scene.variables.end(), [&](const auto& known) { return known.first == event.name; });
  const auto place = static_cast<std::size_t>(found - scene.variables.begin());
  if (found == scene.variables.end()) scene.variables.emplace_back(event.name, event.values[0]);
  else found->second = event.values[0];
  return place;
}

}  // namespace

std::vector<std::string> ConsoleView::copied() const {
  std::vector<std::string> lines;
  lines.reserve(size_);
  for (std::size_t index = 0; index < size_; ++index) lines.emplace_back((*this)[index]);
  return lines;
}

Worlds worlds_before(const trace::WorldRequest& request) {
  Worlds worlds;
  worlds.graph = world::make_graph(request);
  if (request.kind != "grid") return worlds;
  if (Result<world::Grid> grid = world::make_grid(request)) worlds.grid = std::move(*grid);
  return worlds;
}

std::size_t Scene::weight_bytes() const {
  std::size_t changes = 0;
  for (const auto& [part, history] : worlds.kit.parts) changes += history.size();
  for (const auto& [part, history] : worlds.kit.given) changes += history.size();
  std::size_t points = 0;
  for (const world::Chart& chart : worlds.charts.all) points += chart.points.size();
  const std::size_t cells = worlds.grid ? worlds.grid->squares.size() + 8 * (worlds.grid->path.size() + worlds.grid->painted.size()) : 0;
  return sizeof(Scene) + variables.size() * 96 + calls.weight_bytes() + worlds.turtle.strokes.size() * sizeof(world::Stroke) +
         worlds.turtle.turns.size() * sizeof(double) + changes * sizeof(world::PinChange) + worlds.stage.sprites.size() * sizeof(world::Sprite) +
         worlds.stage.stamps.size() * sizeof(world::Stamp) + worlds.graph.nodes.size() * 256 + worlds.graph.edges.size() * 64 +
         points * sizeof(world::ChartPoint) + worlds.arrays.by_name.size() * 256 + cells;
}

std::optional<std::size_t> fold(Scene& scene, std::vector<ConsoleLine>& console, const Event& event, const trace::RunRequest& request) {
  ++scene.events;
  if (trace::begins_moment(event, request)) ++scene.moments;
  if (event.offset != trace::kNoOffset) scene.offset = event.offset;
  const bool later = event.at > scene.worlds.stage.now;  // the worlds' clock
  std::optional<std::size_t> variable;
  fold(scene.calls, event);
  switch (event.kind) {
    case EventKind::statement:
    case EventKind::variable:
      if (event.kind == EventKind::variable) {
        variable = fold_variable(scene, event);
        world::fold(scene.worlds.arrays, event);
      }
      if (!later) return variable;
      break;
    case EventKind::input:
      if (event.name != "ask" && !event.values.empty()) scene.inputs[event.name] = trace::number_of(event.values[0]);
      break;
    case EventKind::error:
      if (event.offset != trace::kNoOffset) scene.error_offset = event.offset;
      break;
    case EventKind::end:
      scene.finished = event.name == "finished";
      break;
    default:
      break;
  }
  fold_console(scene.console, console, event, scene.offset);
  fold_worlds(scene.worlds, event);
  return variable;
}

}  // namespace lunabloc::session
