#include "ide/stage/turtle_world.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/figures.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr double kLeastSpan = 120;       // turtle units across, so that a single step is not a wall
constexpr double kMargin = 0.14;         // of the sheet, around the drawing
constexpr float kLeastSquare = 22;       // du between two lines of the sheet
constexpr float kTurtle = 30;            // du
constexpr std::size_t kFew = 600;        // strokes that are drawn one by one, with round ends
constexpr std::size_t kMostPoints = 10'500;  // four corners each, of the 50 000 of a draw list
constexpr float kNoticed = 1.2F;         // pixels; shorter strokes are joined when there are many

// From the turtle's plane to pixels.
struct Sheet {
  Rect area;
  double scale = 1;  // pixels a unit
  double middle_x = 0, middle_y = 0;

  ImVec2 at(double x, double y) const {
    const ImVec2 center = area.center();
    return {center.x + static_cast<float>((x - middle_x) * scale), center.y - static_cast<float>((y - middle_y) * scale)};
  }
  ImVec2 at(world::Point point) const { return at(point.x, point.y); }
};

// All that the turtle has drawn has room.
Sheet sheet_of(const world::Turtle& whole, const Rect& area) {
  const world::Point low = whole.lowest, high = whole.highest;
  const double wide = std::max(kLeastSpan, high.x - low.x), tall = std::max(kLeastSpan, high.y - low.y);
  const double room = 1 - 2 * kMargin;
  return {area, std::min(static_cast<double>(area.w) * room / wide, static_cast<double>(area.h) * room / tall),
          (low.x + high.x) / 2, (low.y + high.y) / 2};
}

// 1, 2 or 5 times a power of ten: the smallest whose squares are wide enough to be counted.
double square_of(double scale, float least) {
  constexpr std::array kNext = {2.0, 2.5, 2.0};
  double step = 1;
  for (std::size_t place = 0; step * scale < static_cast<double>(least); ++place) step *= kNext[place % kNext.size()];
  return step;
}

void draw_squares(Frame& frame, const Sheet& sheet, double step) {
  const float thick = std::max(1.0F, std::floor(frame.metrics.scale));
  const ImU32 faint = theme::mix(frame.theme.line, frame.theme.raised, 0.45F), axis = theme::mix(frame.theme.line, frame.theme.ink3, 0.35F);
  const auto first = [&](double middle, float half) { return std::floor((middle - static_cast<double>(half) / sheet.scale) / step); };
  const double left = first(sheet.middle_x, sheet.area.w / 2), bottom = first(sheet.middle_y, sheet.area.h / 2);
  for (int line = 0; line < 80; ++line) {
    const double x = (left + line) * step;
    const float place = std::round(sheet.at(x, 0).x);
    if (place > sheet.area.right()) break;
    if (place >= sheet.area.x) widgets::fill(frame, {place, sheet.area.y, thick, sheet.area.h}, x == 0 ? axis : faint);
  }
  for (int line = 0; line < 80; ++line) {
    const double y = (bottom + line) * step;
    const float place = std::round(sheet.at(0, y).y);
    if (place < sheet.area.y) break;
    if (place <= sheet.area.bottom()) widgets::fill(frame, {sheet.area.x, place, sheet.area.w, thick}, y == 0 ? axis : faint);
  }
}

// « |—| 20 » along a square of the bottom: how long its side is.
void draw_scale(Frame& frame, const Sheet& sheet, double step) {
  const float length = static_cast<float>(step * sheet.scale), tall = frame.du(4), thick = std::max(1.0F, frame.du(1.5F));
  const std::string words = number_words(frame, step);
  const float text = frame.fonts.width(FontRole::tiny, words);
  const double first = std::ceil((sheet.middle_x - static_cast<double>(sheet.area.w / 2 - frame.du(12)) / sheet.scale) / step);
  const float x = std::round(sheet.at(first * step, 0).x), y = sheet.area.bottom() - frame.du(15);
  const Rect ground{x - frame.du(6), y - frame.du(10), length + text + frame.du(20), frame.du(20)};
  widgets::fill(frame, ground, frame.theme.raised, frame.metrics.radius_chip());
  for (const auto& [from, to] : {std::pair{ImVec2{x, y}, ImVec2{x + length, y}}, {ImVec2{x, y - tall}, ImVec2{x, y + tall}},
                                 {ImVec2{x + length, y - tall}, ImVec2{x + length, y + tall}}})
    frame.list().AddLine(from, to, frame.theme.ink2, thick);
  widgets::text_in(frame, {x + length + frame.du(7), ground.y, text + 1, ground.h}, FontRole::tiny, frame.theme.ink2, words);
  widgets::register_text(frame, {.id = "stage.scale", .role = access::Role::text, .label = frame.words("ide.stage.scale"), .value = words, .rect = ground});
}

struct Line {
  ImVec2 from, to;
  ImU32 color;
  float width;
};

float width_of(const Frame& frame, double width) { return std::max(1.0F, static_cast<float>(width) * frame.metrics.scale); }

bool goes_on(const Line& line, const Line& next) {
  return next.from.x == line.to.x && next.from.y == line.to.y && next.color == line.color && next.width == line.width;
}

bool is_noticed(ImVec2 from, ImVec2 to) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  return dx * dx + dy * dy >= kNoticed * kNoticed;
}

// Each with round ends, so that corners close.
void draw_few(Frame& frame, std::span<const Line> lines) {
  for (const Line& line : lines) {
    frame.list().AddLine(line.from, line.to, line.color, line.width);
    if (line.width < 2) continue;
    frame.list().AddCircleFilled(line.from, line.width / 2, line.color, 10);
    frame.list().AddCircleFilled(line.to, line.width / 2, line.color, 10);
  }
}

// What goes on without lifting the pen is one line: a draw list has room for 65 535 corners.
void draw_many(Frame& frame, std::span<const Line> lines) {
  std::size_t drawn = 0;
  std::vector<ImVec2> points;
  for (std::size_t index = 0; index < lines.size() && drawn < kMostPoints; ++index) {
    const Line& line = lines[index];
    if (points.empty()) points.push_back(line.from);
    const bool more = index + 1 < lines.size() && goes_on(line, lines[index + 1]) && drawn + points.size() < kMostPoints;
    if (!more || is_noticed(points.back(), line.to)) points.push_back(line.to);
    if (more) continue;
    frame.list().AddPolyline(points.data(), static_cast<int>(points.size()), line.color, 0, line.width);
    drawn += points.size();
    points.clear();
  }
}

void draw_strokes(Frame& frame, const Sheet& sheet, std::span<const world::Stroke> strokes, std::size_t whole, const Pose& turtle) {
  std::vector<Line> lines;
  lines.reserve(strokes.size());
  for (std::size_t index = 0; index < strokes.size(); ++index) {
    const world::Stroke& stroke = strokes[index];
    const bool being_drawn = index >= whole && index + 1 == strokes.size();
    lines.push_back({sheet.at(stroke.from), being_drawn ? sheet.at(turtle.x, turtle.y) : sheet.at(stroke.to),
                     frame.theme.pen(stroke.color), width_of(frame, stroke.width)});
  }
  if (lines.size() <= kFew) draw_few(frame, lines);
  else draw_many(frame, lines);
}

// The pen under the turtle: filled while it writes.
void draw_pen(Frame& frame, ImVec2 at, const world::Turtle& turtle) {
  const float radius = std::clamp(width_of(frame, turtle.width) / 2 + frame.du(1), frame.du(3), frame.du(6));
  frame.list().AddCircleFilled(at, radius, turtle.pen_down ? frame.theme.pen(turtle.color) : frame.theme.raised);
  frame.list().AddCircle(at, radius, frame.theme.raised, 0, frame.du(1.5F));
  frame.list().AddCircle(at, radius + frame.du(1), frame.theme.ink2, 0, std::max(1.0F, frame.du(1)));
}

// As the block's menu calls it.
std::string color_words(const Frame& frame, const std::string& color) {
  const program::BlockEntry* block = frame.session.vocabulary().find("turtle.color");
  const program::SlotEntry* slot = block != nullptr ? block->slot("color") : nullptr;
  if (slot == nullptr) return color;
  const auto labels = slot->choice_labels.find(frame.session.language());
  const auto found = std::find(slot->choices.begin(), slot->choices.end(), "\"" + color + "\"");
  if (labels == slot->choice_labels.end() || found == slot->choices.end()) return color;
  const auto index = static_cast<std::size_t>(found - slot->choices.begin());
  return index < labels->second.size() ? labels->second[index] : color;
}

Pose pose_of(const world::Turtle& turtle) { return {turtle.position.x, turtle.position.y, turtle.heading_degrees}; }

}  // namespace

std::string number_words(const Frame& frame, double number) {
  std::string text = fmt::format("{:.2f}", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  if (text == "-0") text = "0";
  if (frame.french()) std::replace(text.begin(), text.end(), '.', ',');
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string turtle_words(const Frame& frame, const world::Turtle& turtle) {
  return frame.words("ide.stage.turtle.place", {{"x", number_words(frame, turtle.position.x)},
                                                {"y", number_words(frame, turtle.position.y)},
                                                {"angle", number_words(frame, turtle.heading_degrees)}});
}

std::string pen_words(const Frame& frame, const world::Turtle& turtle) {
  if (!turtle.pen_down) return frame.words("ide.stage.pen.up");
  return frame.words("ide.stage.pen.down", {{"nom", color_words(frame, turtle.color)}});
}

void TurtleWorld::follow_moment(Frame& frame, const world::Turtle& turtle, const Moment& moment) {
  const std::size_t strokes = turtle.strokes.size(), turns = turtle.turns.size();
  Move move{pose_of(turtle)};
  if (turns > turns_) move.turned = std::accumulate(turtle.turns.begin() + static_cast<std::ptrdiff_t>(turns_), turtle.turns.end(), 0.0);
  if (strokes != strokes_) strokes_before_ = std::min(strokes_, strokes);
  strokes_ = strokes, turns_ = turns;
  motion_.follow(frame, moment, move);
}

Plane TurtleWorld::plane(const world::Turtle& whole, const Rect& area) const {
  const Sheet sheet = sheet_of(whole, area);
  return {area, sheet.scale, sheet.middle_x, sheet.middle_y};
}

void TurtleWorld::draw(Frame& frame, const world::Turtle& turtle, const world::Turtle& whole, const Moment& moment, const Rect& area) {
  follow_moment(frame, turtle, moment);
  widgets::fill(frame, area, frame.theme.raised, frame.metrics.radius_button());
  const Sheet sheet = sheet_of(whole, area);
  frame.list().PushClipRect(area.min(), area.max(), true);
  const double step = square_of(sheet.scale, frame.du(kLeastSquare));
  draw_squares(frame, sheet, step);
  const Pose pose = motion_.shown();
  draw_strokes(frame, sheet, turtle.strokes, motion_.moving() ? strokes_before_ : turtle.strokes.size(), pose);
  if (motion_.ghost()) widgets::draw_turtle(frame, sheet.at(motion_.ghost()->x, motion_.ghost()->y), frame.du(kTurtle), motion_.ghost()->angle, 0.28F);
  const ImVec2 at = sheet.at(pose.x, pose.y);
  widgets::draw_turtle(frame, at, frame.du(kTurtle), pose.angle);
  draw_pen(frame, at, turtle);
  draw_scale(frame, sheet, step);
  frame.list().PopClipRect();
  widgets::outline(frame, area, frame.theme.panel_edge, frame.metrics.radius_button());
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = frame.words("ide.stage.sheet"),
                                 .value = frame.words("ide.stage.strokes", {{"n", std::to_string(turtle.strokes.size())}}), .rect = area});
  const float half = frame.du(kTurtle) / 2;
  widgets::register_text(frame, {.id = "stage.turtle", .role = access::Role::status, .label = frame.words("ide.stage.turtle"),
                                 .value = turtle_words(frame, turtle) + ", " + pen_words(frame, turtle),
                                 .rect = {at.x - half, at.y - half, 2 * half, 2 * half}});
}

}  // namespace lunabloc::ide::stage
