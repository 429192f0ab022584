#include "ide/kit/live_parts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include "ide/kit/lanes.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"
#include "kit/lcd.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

constexpr double kTurn = 360;
constexpr double kTurnsASecond = 1;         // of a motor at full speed, as it is drawn
constexpr double kDegreesASecond = 60;      // of a stepper
constexpr float kPixelRow = 26, kPixel = 9, kScreenMargin = 6;  // du

ImVec2 on_circle(ImVec2 center, float radius, double degrees) {
  const double angle = degrees * 3.14159265358979 / 180;
  return {center.x + radius * static_cast<float>(std::sin(angle)), center.y - radius * static_cast<float>(std::cos(angle))};
}

// How far a motor has come: its speed summed up over the run's own time, so that it stands still when time does.
double turned_by(const std::vector<world::PinChange>& changes, double now) {
  double degrees = 0, since = 0, percent = 0;
  for (const world::PinChange& change : changes) {
    degrees += percent / 100 * kTurnsASecond * kTurn * (seconds_of(change.at) - since);
    since = seconds_of(change.at);
    percent = change.value;
  }
  return std::fmod(degrees + percent / 100 * kTurnsASecond * kTurn * (now - since), kTurn);
}

// A stepper is told where to go and takes its time.
double stepped_to(const std::vector<world::PinChange>& changes, double now) {
  double at = 0, since = 0, wanted = 0;
  const auto come = [&](double until) {
    const double way = kDegreesASecond * (until - since);
    at = wanted > at ? std::min(wanted, at + way) : std::max(wanted, at - way);
    since = until;
  };
  for (const world::PinChange& change : changes) {
    come(seconds_of(change.at));
    wanted = change.value;
  }
  come(now);
  return at;
}

// A disc with a mark, turned clockwise.
void draw_wheel(Frame& frame, ImVec2 center, float radius, double degrees, ImU32 color) {
  ImDrawList& list = frame.list();
  const float line = std::max(1.5F, frame.du(2));
  list.AddCircleFilled(center, radius * 0.86F, color);
  list.AddCircle(center, radius * 0.86F, frame.theme.exec_ink, 0, std::max(1.0F, frame.du(1)));
  for (const double spoke : {120.0, 240.0})
    list.AddLine(center, on_circle(center, radius * 0.66F, degrees + spoke), theme::with_alpha(frame.theme.raised, 0.6F), line);
  list.AddLine(center, on_circle(center, radius * 0.8F, degrees), frame.theme.raised, line * 1.6F);
  list.AddCircleFilled(on_circle(center, radius * 0.66F, degrees), radius * 0.16F, frame.theme.exec);
  list.AddCircleFilled(center, radius * 0.18F, frame.theme.raised);
}

FontRole screen_letters(const Frame& frame, const ShownPart& part, float width) {
  const std::string whole(static_cast<std::size_t>(std::max(part.part.columns, 1)), '0');
  return frame.fonts.width(FontRole::code, whole) <= width ? FontRole::code : FontRole::tiny;
}

}  // namespace

void take_live_values(ShownPart& part, const world::KitWorld& world) {
  const std::string& id = part.part.id;
  for (int pixel = 1; pixel <= part.part.pixels; ++pixel) {
    const double color = world.value_of(id + "." + std::to_string(pixel));
    part.pixels.push_back(static_cast<std::uint32_t>(std::clamp(color, 0.0, 16777215.0)));
  }
  if (const auto shown = world.shown.find(id); shown != world.shown.end()) {
    // As the display does: so many lines of so many letters, and none with an accent.
    part.lines.resize(static_cast<std::size_t>(std::max(part.part.lines, 0)));
    for (const auto& [line, text] : shown->second)
      if (line <= part.part.lines) part.lines[static_cast<std::size_t>(line - 1)] = lunabloc::kit::lcd::letters_of(text, part.part.columns);
  }
  if (const auto changes = world.parts.find(id); changes != world.parts.end() && part.part.picture == "motor")
    part.turned = turned_by(changes->second, seconds_of(world.now));
  else if (changes != world.parts.end() && part.part.picture == "turn")
    part.turned = stepped_to(changes->second, seconds_of(world.now));
}

std::string live_words(const Frame& frame, const ShownPart& part) {
  if (part.part.lines > 0) {
    std::string words;
    for (const std::string& line : part.lines)
      if (!line.empty()) words += (words.empty() ? "" : " / ") + line;
    return words.empty() ? frame.words("ide.kit.value.blank") : words;
  }
  if (part.pixels.empty()) return {};
  std::vector<std::pair<std::string, int>> counts;  // in the order of the strip
  for (const std::uint32_t rgb : part.pixels) {
    const std::string color = widgets::color_words(frame, rgb);
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.first == color; });
    if (known == counts.end()) counts.emplace_back(color, 1);
    else ++known->second;
  }
  if (counts.size() == 1) return counts.front().first;
  std::string words;
  for (const auto& [color, count] : counts)
    words += (words.empty() ? "" : ", ") + frame.words("ide.kit.color.some", {{"couleur", color}, {"n", std::to_string(count)}});
  return words;
}

ImU32 seen_color(std::uint32_t rgb) {
  const auto most = static_cast<double>(std::max({(rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU, 1U}));
  // The eye takes a tenth of the light for half of it.
  const double brighter = 255 * std::pow(most / 255, 0.35) / most;
  const auto channel = [&](unsigned shift) { return static_cast<ImU32>(std::lround(((rgb >> shift) & 0xFFU) * brighter)); };
  return IM_COL32(channel(16), channel(8), channel(0), 0xFF);
}

void draw_pixel(Frame& frame, std::uint32_t rgb, ImVec2 center, float radius) {
  const float edge = std::max(1.0F, frame.du(1));
  if (rgb == 0) return frame.list().AddCircle(center, radius, frame.theme.ink3, 0, edge);
  frame.list().AddCircleFilled(center, radius, seen_color(rgb));
  frame.list().AddCircle(center, radius, frame.theme.exec_ink, 0, edge);
}

// A wheel with a mark that turns; with less motion, the way round as a sign.
void draw_motor_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  const ImU32 color = part.value == 0 ? frame.theme.line_strong : frame.theme.accent;
  if (!frame.reduced_motion || part.value == 0) return draw_wheel(frame, center, radius, part.turned, color);
  frame.list().AddCircleFilled(center, radius * 0.86F, color);
  widgets::icon_in(frame, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, FontRole::icon16, frame.theme.raised,
                   part.value > 0 ? Icon::rotate_right : Icon::rotate_left);
}

void draw_turn_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  draw_wheel(frame, center, radius, frame.reduced_motion ? part.value : part.turned, part.used ? frame.theme.accent : frame.theme.line_strong);
}

// A ring of pixels, the first of them at the top.
void draw_pixels_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  const auto count = static_cast<double>(std::max<std::size_t>(part.pixels.size(), 1));
  frame.list().AddCircle(center, radius * 0.68F, frame.theme.exec_ink, 0, radius * 0.6F);
  const float pixel = std::min(radius * 0.24F, radius * 1.9F / static_cast<float>(count));
  for (std::size_t index = 0; index < part.pixels.size(); ++index) {
    const ImVec2 at = on_circle(center, radius * 0.68F, kTurn * static_cast<double>(index) / count);
    if (part.pixels[index] == 0) frame.list().AddCircle(at, pixel, theme::mix(frame.theme.exec_ink, frame.theme.raised, 0.45F), 0, std::max(1.0F, frame.du(1)));
    else frame.list().AddCircleFilled(at, pixel, seen_color(part.pixels[index]));
  }
}

void draw_screen_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  const Rect box{center.x - radius, center.y - radius * 0.6F, 2 * radius, radius * 1.2F};
  widgets::fill(frame, box, frame.theme.ok_soft, frame.du(3));
  widgets::outline(frame, box, frame.theme.ok, frame.du(3));
  for (std::size_t line = 0; line < 2; ++line) {
    const bool written = line < part.lines.size() && !part.lines[line].empty();
    const float share = written ? std::min(1.0F, static_cast<float>(part.lines[line].size()) / static_cast<float>(std::max(part.part.columns, 1))) : 0.0F;
    widgets::fill(frame, {box.x + radius * 0.25F, box.y + box.h * (line == 0 ? 0.32F : 0.66F) - 1, radius * 1.5F * share, std::max(1.0F, frame.du(2))},
                  frame.theme.ok);
  }
}

float live_height(const Frame& frame, const ShownPart& part) {
  if (part.part.lines > 0) return static_cast<float>(part.part.lines) * frame.fonts.line(FontRole::code) + frame.du(2 * kScreenMargin + 4);
  return part.part.pixels > 0 ? frame.du(kPixelRow) : 0;
}

void draw_live(Frame& frame, const ShownPart& part, Rect place) {
  place = place.inset(frame.du(8), 0);
  if (part.part.lines > 0) {
    place.cut_bottom(frame.du(4));
    widgets::fill(frame, place, frame.theme.ok_soft, frame.du(4));
    widgets::outline(frame, place, frame.theme.ok, frame.du(4), frame.du(1.5F));
    Rect inside = place.inset(frame.du(kScreenMargin), frame.du(kScreenMargin));
    const FontRole letters = screen_letters(frame, part, inside.w);
    const float line_height = std::floor(inside.h / static_cast<float>(part.part.lines));
    for (std::size_t line = 0; line < static_cast<std::size_t>(part.part.lines); ++line) {
      const Rect row = inside.cut_top(line_height);
      if (line < part.lines.size()) widgets::text_in(frame, row, letters, frame.theme.ink, part.lines[line]);
    }
    return;
  }
  const auto count = static_cast<float>(part.pixels.size());
  const float apart = std::min(frame.du(2 * kPixel + 4), place.w / std::max(count, 1.0F)), radius = std::min(frame.du(kPixel), apart / 2 - frame.du(1));
  for (std::size_t index = 0; index < part.pixels.size(); ++index)
    draw_pixel(frame, part.pixels[index], {place.x + apart * (static_cast<float>(index) + 0.5F), place.y + radius + frame.du(1)}, radius);
}

}  // namespace lunabloc::ide::kit
