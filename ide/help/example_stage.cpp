#include "ide/help/example_stage.h"

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::help {
namespace {

using theme::FontRole;
using widgets::Frame;

constexpr float kTallest = 220, kGap = 8;   // du
constexpr std::size_t kMostLines = 6;       // of what was said, the last ones

}  // namespace

float ExampleStage::draw_picture(Frame& frame, const session::Playback& playback, const Rect& area) {
  const session::Worlds& now = playback.worlds();
  const world::Turtle& whole = playback.worlds_at_end().turtle;
  const stage::Moment moment{.step = playback.shown(), .speed = playback.speed()};
  const float tall = frame.du(kTallest);
  const auto place = [&](float wanted) { return Rect{area.x, area.y, area.w, std::min(wanted, tall)}; };
  float height = 0;
  // Beside the stage of the pupil's own program.
  frame.tree().name_part("help.");
  if (now.grid) {
    height = std::min(grid_.height(frame, *now.grid, area.w), tall);
    grid_.draw(frame, *now.grid, moment, place(height));
  } else if (now.stage.used) {
    height = std::min(sprites_.height(area.w), tall);
    sprites_.draw(frame, now.stage, moment, place(height));
  } else if (!now.graph.nodes.empty()) {
    height = std::min(graph_.height(area.w), tall);
    graph_.draw(frame, now.graph, place(height));
  } else if (!now.charts.all.empty()) {
    height = std::min(charts_.height(frame, now.charts, area.w), tall);
    charts_.draw(frame, now.charts, place(height));
  } else if (!whole.strokes.empty() || !whole.turns.empty()) {
    height = std::min(turtle_.height(area.w), tall);
    turtle_.draw(frame, now.turtle, whole, moment, place(height));
  }
  frame.tree().name_part({});
  return height;
}

float ExampleStage::draw(Frame& frame, const session::RunShow& show, const Rect& area) {
  Rect rest = area;
  const session::Playback& playback = show.playback();
  if (const float height = draw_picture(frame, playback, rest); height > 0) rest.cut_top(height + frame.du(kGap));
  const auto write = [&](const std::string& id, const std::string& text, FontRole role, ImU32 color) {
    const Rect line = rest.cut_top(widgets::text_height(frame, rest.w, text, role));
    widgets::draw_text(frame, line, text, role, color);
    widgets::register_text(frame, {.id = id, .role = access::Role::status, .label = text, .rect = line});
  };
  const session::ConsoleView said = playback.console();
  const std::size_t first = said.size() > kMostLines ? said.size() - kMostLines : 0;
  if (!said.empty()) write("help.says", frame.words("ide.help.says"), FontRole::small_bold, frame.theme.ink2);
  for (std::size_t line = first; line < said.size(); ++line)
    if (!said[line].empty()) write("help.said." + std::to_string(line + 1), std::string(said[line]), FontRole::code, frame.theme.ink);
  const std::vector<std::pair<std::string, std::string>> variables = playback.variables();
  if (!variables.empty()) {
    rest.cut_top(frame.du(4));
    write("help.holds", frame.words("ide.help.holds"), FontRole::small_bold, frame.theme.ink2);
  }
  for (const auto& [name, value] : variables) write("help.value." + name, frame.words("ide.help.value", {{"nom", name}, {"valeur", value}}), FontRole::code, frame.theme.ink);
  return rest.y - area.y;
}

}  // namespace lunabloc::ide::help
