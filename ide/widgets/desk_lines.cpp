#include "ide/widgets/desk_lines.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::widgets {
namespace {

using session::DeskLine;

struct LineLook {
  Icon icon;
  ImU32 theme::Theme::*ink;
  const char* words;
};
LineLook look_of(DeskLine::Weight weight) {
  switch (weight) {
    case DeskLine::Weight::refused: return {Icon::alert, &theme::Theme::err, "ide.bench.refused"};
    case DeskLine::Weight::warning: return {Icon::information_outline, &theme::Theme::warn, "ide.bench.warning"};
    case DeskLine::Weight::fine: return {Icon::check_circle, &theme::Theme::ok, "ide.bench.fine"};
  }
  return {Icon::information_outline, &theme::Theme::ink2, "ide.bench.warning"};
}

}  // namespace

std::optional<DeskLine> desk_lines(Frame& frame, const std::string& id, Rect& rest, const std::vector<DeskLine>& lines) {
  int number = 0;
  std::optional<DeskLine> chosen;
  for (const DeskLine& line : lines) {
    const LineLook look = look_of(line.weight);
    const std::string place = line.file.empty() ? std::string() : line.line > 0 ? line.file + ":" + std::to_string(line.line) : line.file;
    const float beside = place.empty() ? 0 : frame.fonts.width(FontRole::small, place) + frame.du(12);
    const float wide = rest.w - frame.du(34) - beside;
    const float tall = text_height(frame, wide, line.words, FontRole::small);
    const Rect row = rest.cut_top(std::max(frame.metrics.target(28), tall + frame.du(8)));
    Rect inside = row.inset(frame.du(4), 0);
    const access::Node node{.id = id + "." + std::to_string(number++), .role = place.empty() ? access::Role::status : access::Role::item, .label = line.words, .value = frame.words(look.words) + (place.empty() ? "" : ", " + place), .rect = row};
    if (!place.empty()) {
      const Interaction state = interact(frame, node);
      if (state.hovered || state.focused) fill(frame, row, frame.theme.accent_soft, frame.metrics.radius_chip());
      if (state.activated) chosen = line;
      ring_if_focused(frame, state, row, frame.metrics.radius_chip());
      text_in(frame, inside.cut_right(beside), FontRole::small, frame.theme.accent, place, Align::right);
    } else {
      register_text(frame, node);
    }
    icon_in(frame, inside.cut_left(frame.du(22)), FontRole::icon16, frame.theme.*look.ink, look.icon);
    inside.cut_left(frame.du(4));
    draw_text(frame, {inside.x, std::round(inside.center().y - tall / 2), wide, tall}, line.words, FontRole::small, frame.theme.ink);
  }
  return chosen;
}

}  // namespace lunabloc::ide::widgets
