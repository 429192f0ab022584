#include "ide/widgets/paint.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ide/theme/shaping.h"
#include "ide/widgets/components.h"
#include "ide/widgets/sight.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr int kCornerPoints = 6;
constexpr float kQuarter = 1.5707963F;
constexpr std::size_t kRoundCorners = 128;  // more than Dear ImGui needs for a filled rounded rectangle

// The outline of a rounded rectangle, clockwise from its top left corner.
std::array<ImVec2, 4 * kCornerPoints> rounded(const Rect& rect, float radius) {
  std::array<ImVec2, 4 * kCornerPoints> points;
  radius = std::clamp(radius, 0.0F, std::min(rect.w, rect.h) / 2);
  const ImVec2 centers[] = {{rect.x + radius, rect.y + radius},
                            {rect.right() - radius, rect.y + radius},
                            {rect.right() - radius, rect.bottom() - radius},
                            {rect.x + radius, rect.bottom() - radius}};
  for (int corner = 0; corner < 4; ++corner)
    for (int point = 0; point < kCornerPoints; ++point) {
      const float angle = kQuarter * (static_cast<float>(corner + 2) + static_cast<float>(point) / (kCornerPoints - 1));
      points[static_cast<std::size_t>(corner * kCornerPoints + point)] = {
          centers[corner].x + std::cos(angle) * radius, centers[corner].y + std::sin(angle) * radius};
    }
  return points;
}

struct LiftSize {
  float blur, drop, strength;
};

LiftSize size_of(Lift lift) {
  switch (lift) {
    case Lift::panel: return {10, 2, 1.0F};
    case Lift::button: return {5, 2, 1.0F};
    case Lift::carried: return {16, 7, 2.6F};
  }
  return {};
}

}  // namespace

void fill(Frame& frame, const Rect& rect, ImU32 color, float radius, ImDrawFlags corners) {
  if (has_room(frame.list(), kRoundCorners)) frame.list().AddRectFilled(rect.min(), rect.max(), color, radius, corners);
}

void outline(Frame& frame, const Rect& rect, ImU32 color, float radius, float thickness, ImDrawFlags corners) {
  const float width = thickness > 0 ? thickness : frame.metrics.border();
  const Rect line = rect.inset(width / 2);
  if (has_room(frame.list(), 2 * kRoundCorners)) frame.list().AddRect(line.min(), line.max(), color, std::max(0.0F, radius - width / 2), corners, width);
}

void shadow(Frame& frame, const Rect& rect, float radius, Lift lift) {
  constexpr int kLoops = 7;
  constexpr int kPoints = 4 * kCornerPoints;
  if (!frame.theme.shadows || !has_room(frame.list(), static_cast<std::size_t>(kLoops) * kPoints)) return;
  const LiftSize size = size_of(lift);
  const float blur = frame.du(size.blur), drop = frame.du(size.drop);
  const float strength = static_cast<float>(frame.theme.shadow >> IM_COL32_A_SHIFT) / 255.0F * size.strength;
  ImDrawList& list = frame.list();
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list.PrimReserve((kLoops - 1) * kPoints * 6, kLoops * kPoints);
  const auto first = list._VtxCurrentIdx;
  for (int loop = 0; loop < kLoops; ++loop) {
    const float part = static_cast<float>(loop) / (kLoops - 1);
    const float spread = -blur * 0.25F + blur * part;
    const ImU32 color = theme::with_alpha(frame.theme.shadow, strength * (1 - part) * (1 - part));
    for (const ImVec2& point : rounded(rect.moved(0, drop * 0.75F).grown(spread), radius + spread))
      list.PrimWriteVtx(point, white, color);
  }
  for (int loop = 0; loop + 1 < kLoops; ++loop)
    for (int point = 0; point < kPoints; ++point) {
      const auto at = [&](int ring, int index) {
        return static_cast<ImDrawIdx>(first + static_cast<unsigned>(ring * kPoints + index % kPoints));
      };
      for (const ImDrawIdx index : {at(loop, point), at(loop, point + 1), at(loop + 1, point + 1), at(loop, point),
                                    at(loop + 1, point + 1), at(loop + 1, point)})
        list.PrimWriteIdx(index);
    }
}

void card(Frame& frame, const Rect& rect, ImU32 ground, Lift lift) {
  const float radius = lift == Lift::panel ? frame.metrics.radius_panel() : frame.metrics.radius_button();
  shadow(frame, rect, radius, lift);
  fill(frame, rect, ground, radius);
  outline(frame, rect, frame.theme.panel_edge, radius);
}

void separator(Frame& frame, float x, float y, float width) {
  const float thick = std::max(1.0F, std::floor(frame.metrics.scale));
  fill(frame, {x, std::round(y), width, thick}, frame.theme.line);
}

void hatch(Frame& frame, const Rect& rect, ImU32 color, float gap) {
  ImDrawList& list = frame.list();
  if (gap <= 0 || !has_room(list, static_cast<std::size_t>(std::max(0.0F, (rect.w + rect.h) / gap)) * 8)) return;
  list.PushClipRect(rect.min(), rect.max(), true);
  for (float x = rect.x - rect.h; x < rect.right(); x += gap)
    list.AddLine({x, rect.bottom()}, {x + rect.h, rect.y}, color, std::max(1.0F, frame.du(1.5F)));
  list.PopClipRect();
}

void dashed_line(Frame& frame, ImVec2 from, ImVec2 to, ImU32 color, float thickness, float dash) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  if (length <= 0 || dash <= 0) return;
  constexpr float kMostDashes = 200;  // a line longer than any window has longer ones
  dash = std::max(dash, length / (1.7F * kMostDashes));
  if (!has_room(frame.list(), 8 * static_cast<std::size_t>(length / (1.7F * dash) + 1))) return;
  for (float at = 0; at < length; at += dash * 1.7F) {
    const float end = std::min(length, at + dash);
    frame.list().AddLine({from.x + dx * at / length, from.y + dy * at / length},
                         {from.x + dx * end / length, from.y + dy * end / length}, color, thickness);
  }
}

bool has_room(const ImDrawList& list, std::size_t corners) {
  constexpr std::size_t kMost = 60'000;
  return static_cast<std::size_t>(list.VtxBuffer.Size) + corners <= kMost;
}

void text_at(Frame& frame, float x, float y, FontRole role, ImU32 color, std::string_view text) {
  const ImFont* font = frame.fonts[role];
  const std::string turned = theme::has_right_to_left(text) ? theme::visual(text) : std::string();
  if (!turned.empty()) text = turned;
  if (!has_room(frame.list(), 4 * text.size())) return;
  frame.list().AddText(font, font->FontSize, {std::round(x), std::round(y)}, color, text.data(), text.data() + text.size());
}

std::string shortened(const Frame& frame, FontRole role, std::string_view text, float width) {
  if (frame.fonts.width(role, text) <= width) return std::string(text);
  std::string result(text);
  while (!result.empty()) {
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0U) == 0x80U) result.pop_back();
    if (!result.empty()) result.pop_back();
    if (frame.fonts.width(role, result + "…") <= width) break;
  }
  return result + "…";
}

namespace {

// What is cut is told whole to who points at it; a control tells its own.
void note_cut(Frame& frame, const Rect& place, std::string_view text) {
  frame.shared.cut.emplace_back(text);
  const bool pointed_at = place.intersected(clip_of_window()).contains(frame.mouse()) && ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered();
  if (pointed_at) tooltip(frame, {.hovered = true, .held = ImGui::IsMouseDown(0)}, place, std::string(text));
}

}  // namespace

float text_in(Frame& frame, const Rect& rect, FontRole role, ImU32 color, std::string_view text, Align align) {
  const std::string shown = shortened(frame, role, text, rect.w);
  if (shown != text) note_cut(frame, rect, text);
  const float width = frame.fonts.width(role, shown);
  const float x = align == Align::left ? rect.x : (align == Align::right ? rect.right() - width : rect.x + (rect.w - width) / 2);
  text_at(frame, x, rect.y + (rect.h - frame.fonts[role]->FontSize) / 2, role, color, shown);
  return width;
}

void icon_in(Frame& frame, const Rect& rect, FontRole role, ImU32 color, Icon icon) {
  const theme::IconText text = theme::text_of(icon);
  const ImFont* font = frame.fonts[role];
  const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(icon));
  if (glyph == nullptr) return;
  // Centred by what is inked, not by the box: icons of this face stand at different heights.
  const float x = rect.x + (rect.w - (glyph->X1 - glyph->X0)) / 2 - glyph->X0;
  const float y = rect.y + (rect.h - (glyph->Y1 - glyph->Y0)) / 2 - glyph->Y0;
  text_at(frame, x, y, role, color, text.view());
}

void focus_ring(Frame& frame, const Rect& rect, float radius) {
  const float gap = frame.metrics.focus_gap(), ring = frame.metrics.focus_ring();
  const Rect inner = rect.grown(gap), outer = rect.grown(gap + ring);
  outline(frame, inner, frame.theme.focus_in, radius + gap, gap);
  outline(frame, outer, frame.theme.focus, radius + gap + ring, ring);
}

void chosen_below(Frame& frame, const Rect& rect) {
  fill(frame, {rect.x + frame.du(6), rect.bottom() - frame.du(5), rect.w - frame.du(12), frame.du(3)}, frame.theme.accent, frame.du(1.5F));
}

void chosen_beside(Frame& frame, const Rect& rect) {
  fill(frame, {rect.x, rect.y + frame.du(4), frame.du(4), rect.h - frame.du(8)}, frame.theme.accent, frame.du(2));
}

void check_disc(Frame& frame, ImVec2 center, float radius, ImU32 disc, ImU32 check) {
  ImDrawList& list = frame.list();
  list.AddCircleFilled(center, radius, disc);
  const ImVec2 points[] = {{center.x - radius * 0.45F, center.y + radius * 0.02F},
                           {center.x - radius * 0.12F, center.y + radius * 0.36F},
                           {center.x + radius * 0.48F, center.y - radius * 0.32F}};
  list.AddPolyline(points, 3, check, 0, std::max(1.5F, radius * 0.28F));
}

void warning_triangle(Frame& frame, ImVec2 center, float radius, ImU32 triangle, ImU32 sign) {
  ImDrawList& list = frame.list();
  list.AddTriangleFilled({center.x, center.y - radius}, {center.x + radius * 1.1F, center.y + radius * 0.85F},
                         {center.x - radius * 1.1F, center.y + radius * 0.85F}, triangle);
  list.AddLine({center.x, center.y - radius * 0.4F}, {center.x, center.y + radius * 0.25F}, sign, radius * 0.22F);
  list.AddCircleFilled({center.x, center.y + radius * 0.56F}, radius * 0.13F, sign);
}

void logo(Frame& frame, const Rect& rect) {
  const ImU32 upper = frame.theme.category("start").fill, lower = frame.theme.category("say").fill;
  const ImU32 upper_shown = frame.theme.shadows ? upper : frame.theme.category("start").edge;
  const ImU32 lower_shown = frame.theme.shadows ? lower : frame.theme.category("say").edge;
  const float unit = rect.w / 26;
  const auto part = [&](float x, float y, float w, float h, ImU32 color, float radius) {
    fill(frame, {rect.x + x * unit, rect.y + y * unit, w * unit, h * unit}, color, radius * unit);
  };
  part(0, 0, 26, 12, upper_shown, 3);
  part(0, 15, 23, 12, lower_shown, 3);
  part(6, 11, 8, 4, upper_shown, 1.5F);
}

}  // namespace lunabloc::ide::widgets
