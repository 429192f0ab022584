#include "ide/stage/run_stage.h"

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::stage {
namespace {

using theme::FontRole;
using widgets::Frame;

constexpr float kGap = 8;  // du

// Lines of words one below the other, each with its node.
struct Writing {
  Frame& frame;
  Rect rest;

  void line(const std::string& id, const std::string& text, FontRole role, ImU32 color) {
    const Rect line = rest.cut_top(widgets::text_height(frame, rest.w, text, role));
    widgets::draw_text(frame, line, text, role, color);
    widgets::register_text(frame, {.id = id, .role = access::Role::status, .label = text, .rect = line});
  }
};

// A disc and words for each part: full while it shows something.
void write_parts(Writing& writing, const world::KitWorld& kit, const RunLook& look) {
  Frame& frame = writing.frame;
  for (const auto& [part, changes] : kit.parts) {
    const double value = kit.value_of(part);
    const std::string words = widgets::part_label(frame, part) + " : " + widgets::part_value_words(frame, widgets::kind_of_part(part), value);
    Rect row = writing.rest.cut_top(std::max(frame.du(22), widgets::text_height(frame, writing.rest.w, words, look.read)) + frame.du(4));
    const Rect sign = row.cut_left(frame.du(30));
    const ImVec2 center{sign.center().x, sign.center().y};
    if (value != 0) frame.list().AddCircleFilled(center, frame.du(9), frame.theme.accent);
    frame.list().AddCircle(center, frame.du(9), frame.theme.line_strong, 0, frame.du(2));
    widgets::draw_text(frame, row, words, look.read, frame.theme.ink);
    widgets::register_text(frame, {.id = look.id + ".part." + part, .role = access::Role::status, .label = words, .rect = row});
  }
}

}  // namespace

float RunStage::draw_picture(Frame& frame, const session::Playback& playback, const RunLook& look, const Rect& area) {
  const session::Worlds& now = playback.worlds();
  const world::Turtle& whole = playback.worlds_at_end().turtle;
  const Moment moment{.step = playback.shown(), .speed = playback.speed()};
  const auto place = [&](float wanted) { return Rect{area.x, area.y, area.w, std::min(wanted, look.tallest)}; };
  Rect picture{area.x, area.y, area.w, 0};
  // Beside the stage of the pupil's own program.
  frame.tree().name_part(look.id + ".");
  if (now.grid) {
    picture = place(grid_.height(frame, *now.grid, area.w));
    grid_.draw(frame, *now.grid, moment, picture);
  } else if (now.stage.used) {
    picture = place(sprites_.height(area.w));
    sprites_.draw(frame, now.stage, moment, picture);
  } else if (!now.graph.nodes.empty()) {
    picture = place(graph_.height(area.w));
    graph_.draw(frame, now.graph, picture);
  } else if (!now.charts.all.empty()) {
    picture = place(charts_.height(frame, now.charts, area.w));
    charts_.draw(frame, now.charts, picture);
  } else if (!whole.strokes.empty() || !whole.turns.empty()) {
    picture = place(turtle_.height(area.w));
    turtle_.draw(frame, now.turtle, whole, moment, picture);
  }
  frame.tree().name_part({});
  return picture.h;
}

float RunStage::draw(Frame& frame, const session::Playback& playback, const RunLook& look, const Rect& area) {
  Writing writing{frame, area};
  if (const float height = draw_picture(frame, playback, look, area); height > 0) writing.rest.cut_top(height + frame.du(kGap));
  write_parts(writing, playback.worlds().kit, look);
  const session::ConsoleView said = playback.console();
  const std::size_t first = said.size() > look.most_lines ? said.size() - look.most_lines : 0;
  if (!said.empty()) writing.line(look.id + ".says", frame.words("ide.help.says"), look.heads, frame.theme.ink2);
  for (std::size_t line = first; line < said.size(); ++line)
    if (!said[line].empty()) writing.line(look.id + ".said." + std::to_string(line + 1), std::string(said[line]), look.read, frame.theme.ink);
  const std::vector<std::pair<std::string, std::string>> variables = playback.variables();
  if (!variables.empty()) {
    writing.rest.cut_top(frame.du(4));
    writing.line(look.id + ".holds", frame.words("ide.help.holds"), look.heads, frame.theme.ink2);
  }
  for (const auto& [name, value] : variables) writing.line(look.id + ".value." + name, frame.words("ide.help.value", {{"nom", name}, {"valeur", value}}), look.read, frame.theme.ink);
  return writing.rest.y - area.y;
}

}  // namespace lunabloc::ide::stage
