#include "ide/kit/parts_list.h"

#include <algorithm>
#include <cmath>

#include "ide/kit/board_drawing.h"
#include "ide/kit/live_parts.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr float kRowHeight = 48, kControlHeight = 40, kNarrowestColumn = 172, kGap = 8;  // du
constexpr float kBesideName = 66, kBadge = 24;                      // what a row holds beside the name

// As many as their names allow.
std::size_t columns_of(const Frame& frame, std::span<const ShownPart> parts, float width) {
  return std::max<std::size_t>(1, static_cast<std::size_t>((width + frame.du(kGap)) / (parts_list_width(frame, parts) + frame.du(kGap))));
}

// Of what stands below the name: what the person sets, or all that the part shows.
float more_height(const Frame& frame, const ShownPart& part) {
  return can_be_set(frame, part) ? frame.du(kControlHeight) : live_height(frame, part);
}

// A line of the list is as high as the highest of its rows.
float line_height(const Frame& frame, std::span<const ShownPart> line) {
  float more = 0;
  for (const ShownPart& part : line) more = std::max(more, more_height(frame, part));
  return frame.du(kRowHeight) + more;
}

std::span<const ShownPart> line_of(std::span<const ShownPart> parts, std::size_t first, std::size_t columns) {
  return parts.subspan(first, std::min(columns, parts.size() - first));
}

float title_height(const Frame& frame) { return frame.fonts.line(FontRole::small_bold) + frame.du(12); }

void draw_pin_chip(Frame& frame, const ShownPart& part, const Rect& place) {
  const bool lit = is_digital(part.part) && part.value > 0;
  widgets::fill(frame, place, lit ? frame.theme.exec : frame.theme.accent_soft, frame.du(5));
  widgets::outline(frame, place, lit ? frame.theme.exec_ink : frame.theme.line_strong, frame.du(5));
  widgets::text_in(frame, place, FontRole::small_bold, lit ? frame.theme.exec_ink : frame.theme.accent, pin_words(part.part),
                   widgets::Align::center);
}

void draw_control(Frame& frame, Hands& hands, const ShownPart& part, Rect place) {
  place = place.inset(frame.du(8), 0);
  place.cut_top(frame.du(4));
  place.cut_bottom(frame.du(4));
  if (is_button(part.part)) hands.draw_button(frame, part, place);
  else hands.draw_slider(frame, part, place);
}

void draw_row(Frame& frame, Hands& hands, const ShownPart& part, Rect row) {
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, row, frame.theme.raised, radius);
  widgets::outline(frame, row, frame.theme.panel_edge, radius);
  Rect more = row;
  more.cut_top(frame.du(kRowHeight));
  more.h = more_height(frame, part);
  row.h = std::min(row.h, frame.du(kRowHeight));
  Rect inside = row.inset(frame.du(8), frame.du(3));
  if (!part.part.pin.empty()) {
    const Rect chip = inside.cut_left(frame.du(40));
    draw_pin_chip(frame, part, {chip.x, chip.center().y - frame.du(12), chip.w, frame.du(24)});
    inside.cut_left(frame.du(8));
  }
  if (is_digital(part.part)) {
    const Rect badge = inside.cut_right(frame.du(20));
    draw_pin_badge(frame, badge.center(), part.value > 0 ? PinSign::high : PinSign::low);
    inside.cut_right(frame.du(4));
  }
  const std::string value = state_words(frame, part);
  widgets::text_in(frame, inside.cut_top(std::round(inside.h / 2)), FontRole::small, frame.theme.ink2, part.part.label);
  const bool known = part.used || part.part.measures;
  const FontRole role = known ? FontRole::small_bold : FontRole::small;
  // What stands whole below may end in dots here.
  const std::string written = live_height(frame, part) > 0 ? widgets::shortened(frame, role, value, inside.w) : value;
  widgets::text_in(frame, inside, role, known ? frame.theme.ink : frame.theme.ink3, written);
  const std::string pin = part.part.pin.empty() ? std::string() : frame.words("ide.kit.on_pin", {{"nom", pin_words(part.part)}}) + ", ";
  widgets::register_text(frame, {.id = "kitpanel.part." + part.part.id, .role = access::Role::status, .label = part.part.label,
                                 .value = pin + value, .rect = row});
  if (can_be_set(frame, part)) draw_control(frame, hands, part, more);
  else draw_live(frame, part, more);
}

}  // namespace

float parts_list_width(const Frame& frame, std::span<const ShownPart> parts) {
  float narrowest = frame.du(kNarrowestColumn);
  for (const ShownPart& part : parts)
    narrowest = std::max(narrowest, frame.fonts.width(FontRole::small, part.part.label) + frame.du(kBesideName + (is_digital(part.part) ? kBadge : 0)));
  return narrowest;
}

float parts_list_height(const Frame& frame, std::span<const ShownPart> parts, float width) {
  const std::size_t columns = columns_of(frame, parts, width);
  float height = title_height(frame);
  for (std::size_t first = 0; first < parts.size(); first += columns) height += line_height(frame, line_of(parts, first, columns)) + frame.du(kGap);
  return height;
}

void draw_parts_list(Frame& frame, Hands& hands, std::span<const ShownPart> parts, const Rect& area) {
  Rect rest = area;
  Rect title = rest.cut_top(title_height(frame));
  const std::string words = frame.words("ide.kit.simulation");
  // The amber ring belongs to the simulation, here as around the block at work.
  const ImVec2 ring{title.x + frame.du(7), title.center().y};
  frame.list().AddCircle(ring, frame.du(6), frame.theme.exec_ink, 0, frame.du(3.5F));
  frame.list().AddCircle(ring, frame.du(6), frame.theme.exec, 0, frame.du(2));
  title.cut_left(frame.du(20));
  widgets::text_in(frame, title, FontRole::small_bold, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "kitpanel.simulation", .role = access::Role::heading, .label = words, .rect = title});
  const std::size_t columns = columns_of(frame, parts, area.w);
  const float gap = frame.du(kGap), width = std::floor((area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  for (std::size_t first = 0; first < parts.size(); first += columns) {
    const std::span<const ShownPart> line = line_of(parts, first, columns);
    const Rect place = rest.cut_top(line_height(frame, line));
    rest.cut_top(gap);
    for (std::size_t column = 0; column < line.size(); ++column)
      draw_row(frame, hands, line[column], {rest.x + static_cast<float>(column) * (width + gap), place.y, width, place.h});
  }
}

}  // namespace lunabloc::ide::kit
