#include "ide/stage/plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::FontRole;
using widgets::Frame;

constexpr int kMostLines = 60;
constexpr float kBetween = 46;  // du between two numbers

std::string words_of(const Frame& frame, world::Point point) {
  return "x " + number_words(frame, std::round(point.x)) + "  y " + number_words(frame, std::round(point.y));
}

void tag(Frame& frame, const Plane& plane, ImVec2 at, const std::string& words, ImU32 ground, ImU32 ink) {
  const float width = frame.fonts.width(FontRole::tiny, words) + frame.du(12), tall = frame.fonts.line(FontRole::tiny) + frame.du(2);
  Rect box{at.x + frame.du(14), at.y - tall - frame.du(10), width, tall};
  if (box.right() > plane.area.right()) box.x = at.x - width - frame.du(14);
  box.x = std::max(box.x, plane.area.x);
  box.y = std::clamp(box.y, plane.area.y, std::max(plane.area.y, plane.area.bottom() - tall));
  widgets::fill(frame, box, ground, tall / 2);
  widgets::text_in(frame, box, FontRole::tiny, ink, words, widgets::Align::center);
}

void number(Frame& frame, ImVec2 at, double value, widgets::Align align) {
  const std::string words = number_words(frame, value);
  const float width = frame.fonts.width(FontRole::tiny, words) + frame.du(6), tall = frame.fonts.line(FontRole::tiny);
  const float x = align == widgets::Align::left ? at.x : at.x - width / 2;
  const Rect box{x, at.y, width, tall};
  widgets::fill(frame, box, theme::with_alpha(frame.theme.raised, 0.8F), frame.metrics.radius_chip());
  widgets::text_in(frame, box, FontRole::tiny, frame.theme.ink, words, widgets::Align::center);
}

}  // namespace

ImVec2 Plane::at(world::Point point) const {
  const ImVec2 center = area.center();
  return {center.x + static_cast<float>((point.x - middle_x) * scale), center.y - static_cast<float>((point.y - middle_y) * scale)};
}

world::Point Plane::under(ImVec2 pixel) const {
  const ImVec2 center = area.center();
  return {middle_x + static_cast<double>(pixel.x - center.x) / scale, middle_y - static_cast<double>(pixel.y - center.y) / scale};
}

double Plane::step(float least_pixels) const {
  constexpr std::array kNext = {2.0, 2.5, 2.0};
  double step = 1;
  for (std::size_t place = 0; step * scale < static_cast<double>(least_pixels) && place < 40; ++place) step *= kNext[place % kNext.size()];
  return step;
}

void draw_coordinates(Frame& frame, const Plane& plane, const std::optional<world::Point>& actor) {
  frame.list().PushClipRect(plane.area.min(), plane.area.max(), true);
  const double step = plane.step(frame.du(kBetween));
  const world::Point low = plane.under({plane.area.x, plane.area.bottom()}), high = plane.under({plane.area.right(), plane.area.y});
  const float thick = frame.metrics.border(), tall = frame.fonts.line(FontRole::tiny);
  const ImU32 faint = theme::with_alpha(frame.theme.ink3, 0.35F), axis = theme::with_alpha(frame.theme.ink, 0.8F);
  const auto first = [&](double from) { return std::ceil(from / step); };
  for (int i = 0; i < kMostLines; ++i) {
    const double x = (first(low.x) + i) * step;
    if (x > high.x) break;
    const float place = std::round(plane.at({x, 0}).x);
    widgets::fill(frame, {place, plane.area.y, thick, plane.area.h}, x == 0 ? axis : faint);
  }
  for (int i = 0; i < kMostLines; ++i) {
    const double y = (first(low.y) + i) * step;
    if (y > high.y) break;
    widgets::fill(frame, {plane.area.x, std::round(plane.at({0, y}).y), plane.area.w, thick}, y == 0 ? axis : faint);
  }
  for (int i = 0; i < kMostLines; ++i) {
    const double x = (first(low.x) + i) * step;
    if (x > high.x) break;
    // At the left the turtle's sheet tells how long a square is.
    if (plane.at({x, 0}).x < plane.area.x + frame.du(kBetween)) continue;
    number(frame, {plane.at({x, 0}).x, plane.area.bottom() - tall - frame.du(1)}, x, widgets::Align::center);
  }
  for (int i = 0; i < kMostLines; ++i) {
    const double y = (first(low.y) + i) * step;
    if (y > high.y) break;
    const float place = plane.at({0, y}).y - tall / 2;
    if (place + tall < plane.area.bottom() - tall - frame.du(2)) number(frame, {plane.area.x + frame.du(1), place}, y, widgets::Align::left);
  }
  if (actor) {
    const ImVec2 at = plane.at(*actor);
    widgets::dashed_line(frame, at, {at.x, plane.area.bottom() - tall}, frame.theme.accent, frame.du(1.5F), frame.du(4));
    widgets::dashed_line(frame, at, {plane.area.x + frame.du(24), at.y}, frame.theme.accent, frame.du(1.5F), frame.du(4));
    tag(frame, plane, at, words_of(frame, *actor), frame.theme.accent, frame.theme.on_accent);
  }
  const ImVec2 mouse = frame.mouse();
  std::string words;
  if (plane.area.contains(mouse) && ImGui::IsWindowHovered()) {
    words = words_of(frame, plane.under(mouse));
    tag(frame, plane, mouse, words, frame.theme.ink, frame.theme.raised);
  }
  frame.list().PopClipRect();
  widgets::register_text(frame, {.id = "stage.coordinates", .role = access::Role::status, .label = frame.words("ide.stage.coordinates"),
                                 .value = actor ? words_of(frame, *actor) + (words.empty() ? "" : "; " + words) : words, .rect = plane.area});
}

}  // namespace lunabloc::ide::stage
