#include "ide/kit/parts_list.h"

#include <algorithm>
#include <cmath>

#include "ide/kit/board_drawing.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr float kRowHeight = 48, kNarrowestColumn = 172, kGap = 8;  // du
constexpr float kBesideName = 66, kBadge = 24;                      // what a row holds beside the name

// As many as their names allow.
std::size_t columns_of(const Frame& frame, std::span<const ShownPart> parts, float width) {
  return std::max<std::size_t>(1, static_cast<std::size_t>((width + frame.du(kGap)) / (parts_list_width(frame, parts) + frame.du(kGap))));
}

float title_height(const Frame& frame) { return frame.fonts.line(FontRole::small_bold) + frame.du(12); }

void draw_pin_chip(Frame& frame, const ShownPart& part, const Rect& place) {
  const bool lit = is_digital(part.part) && part.value > 0;
  widgets::fill(frame, place, lit ? frame.theme.exec : frame.theme.accent_soft, frame.du(5));
  widgets::outline(frame, place, lit ? frame.theme.exec_ink : frame.theme.line_strong, frame.du(5));
  widgets::text_in(frame, place, FontRole::small_bold, lit ? frame.theme.exec_ink : frame.theme.accent, pin_words(part.part),
                   widgets::Align::center);
}

void draw_row(Frame& frame, const ShownPart& part, const Rect& row) {
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, row, frame.theme.raised, radius);
  widgets::outline(frame, row, frame.theme.panel_edge, radius);
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
  widgets::text_in(frame, inside, part.used ? FontRole::small_bold : FontRole::small, part.used ? frame.theme.ink : frame.theme.ink3, value);
  const std::string pin = part.part.pin.empty() ? std::string() : frame.words("ide.kit.on_pin", {{"nom", pin_words(part.part)}}) + ", ";
  widgets::register_text(frame, {.id = "kitpanel.part." + part.part.id, .role = access::Role::status, .label = part.part.label,
                                 .value = pin + value, .rect = row});
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
  const auto rows = static_cast<float>((parts.size() + columns - 1) / columns);
  return title_height(frame) + rows * frame.du(kRowHeight + kGap);
}

void draw_parts_list(Frame& frame, std::span<const ShownPart> parts, const Rect& area) {
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
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const auto column = static_cast<float>(index % columns), line = static_cast<float>(index / columns);
    draw_row(frame, parts[index],
             {rest.x + column * (width + gap), rest.y + line * frame.du(kRowHeight + kGap), width, frame.du(kRowHeight)});
  }
}

}  // namespace lunabloc::ide::kit
