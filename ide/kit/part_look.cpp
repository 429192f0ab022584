#include "ide/kit/part_look.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include "ide/kit/board_drawing.h"
#include "ide/kit/live_parts.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"
#include "kit/part_words.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::Icon;

enum class Shape { lamp, push, sign, knob, arm, motor, turn, pixels, screen };

struct Look {
  std::string_view picture;
  Shape shape;
};
constexpr std::array kLooks = {
    Look{"lamp", Shape::lamp},   Look{"push", Shape::push}, Look{"sign", Shape::sign},     Look{"knob", Shape::knob},    Look{"arm", Shape::arm},
    Look{"motor", Shape::motor}, Look{"turn", Shape::turn}, Look{"pixels", Shape::pixels}, Look{"screen", Shape::screen},
};

// A part that no box describes is known by its kind at least.
Shape shape_of(const session::KitPart& part) {
  const auto found = std::find_if(kLooks.begin(), kLooks.end(), [&](const Look& look) { return look.picture == part.picture; });
  if (found != kLooks.end()) return found->shape;
  if (part.kind == "led") return Shape::lamp;
  return part.kind == "button" ? Shape::push : Shape::sign;
}

Icon icon_of(const session::KitPart& part) { return part.icon.empty() ? Icon::chip : theme::icon_named(part.icon); }

// Wires of parts that have no colour of their own: neighbours differ.
ImU32 wire_color(const Frame& frame, std::size_t index) {
  constexpr std::array kCategories = {"variables", "turtle", "control", "calc", "functions", "data"};
  const theme::CategoryColors& colors = frame.theme.category(kCategories[index % kCategories.size()]);
  return frame.theme.shadows ? colors.fill : colors.edge;
}

void draw_lamp_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  ImDrawList& list = frame.list();
  const ImU32 color = part.part.color.empty() ? frame.theme.exec : color_from_hex(part.part.color);
  const bool lit = part.value > 0;
  if (lit)
    for (int ring = 5; ring > 0; --ring)
      list.AddCircleFilled(center, radius * (0.62F + 0.16F * static_cast<float>(ring)), theme::with_alpha(color, 0.10F));
  const float bulb = radius * 0.62F;
  list.AddCircleFilled(center, bulb, lit ? color : theme::mix(color, frame.theme.raised, 0.72F));
  list.AddCircle(center, bulb, lit ? theme::mix(color, frame.theme.ink, 0.35F) : theme::mix(color, frame.theme.ink3, 0.5F), 0,
                 std::max(1.0F, frame.du(1.5F)));
  const ImU32 shine = theme::with_alpha(frame.theme.raised, lit ? 0.75F : 0.35F);
  list.AddCircleFilled({center.x - bulb * 0.32F, center.y - bulb * 0.36F}, bulb * 0.24F, shine);
}

void draw_push_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  ImDrawList& list = frame.list();
  const float half = radius * 0.78F;
  list.AddRectFilled({center.x - half, center.y - half}, {center.x + half, center.y + half}, frame.theme.line, frame.du(3));
  list.AddRect({center.x - half, center.y - half}, {center.x + half, center.y + half}, frame.theme.line_strong, frame.du(3), 0,
               std::max(1.0F, frame.du(1)));
  const bool pushed = part.value > 0;
  const float cap = radius * (pushed ? 0.44F : 0.54F);
  if (!pushed) list.AddCircleFilled({center.x, center.y + frame.du(2)}, cap, frame.theme.line_strong);
  list.AddCircleFilled(center, cap, pushed ? frame.theme.exec : frame.theme.ink2);
  list.AddCircle(center, cap, frame.theme.exec_ink, 0, std::max(1.0F, frame.du(1.5F)));
}

void draw_sign_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  const float disc = radius * 0.9F;
  const bool acts = part.used && part.value > 0;
  frame.list().AddCircleFilled(center, disc, acts ? frame.theme.accent : frame.theme.ink2);
  widgets::icon_in(frame, {center.x - disc, center.y - disc, 2 * disc, 2 * disc}, widgets::FontRole::icon16, frame.theme.raised,
                   icon_of(part.part));
}

ImVec2 on_circle(ImVec2 center, float radius, double degrees) {
  const double angle = degrees * 3.14159265358979 / 180;
  return {center.x + radius * static_cast<float>(std::cos(angle)), center.y - radius * static_cast<float>(std::sin(angle))};
}

// How far a value is between the least and the most that it may be.
double share_of(const ShownPart& part) {
  const double span = part.part.most - part.part.least;
  return span <= 0 ? 0 : std::clamp((part.value - part.part.least) / span, 0.0, 1.0);
}

// A knob with its mark, from seven o'clock to five.
void draw_knob_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  ImDrawList& list = frame.list();
  list.AddCircleFilled(center, radius * 0.9F, frame.theme.line);
  list.AddCircle(center, radius * 0.9F, frame.theme.line_strong, 0, std::max(1.0F, frame.du(1)));
  list.AddCircleFilled(center, radius * 0.62F, frame.theme.ink2);
  list.AddLine(on_circle(center, radius * 0.12F, 225 - 270 * share_of(part)), on_circle(center, radius * 0.62F, 225 - 270 * share_of(part)),
               frame.theme.raised, std::max(2.0F, frame.du(2)));
}

// The box of a servo and its arm, at the angle that it has.
void draw_arm_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  ImDrawList& list = frame.list();
  const float half = radius * 0.74F;
  widgets::fill(frame, {center.x - half, center.y - half * 0.35F, 2 * half, half * 1.3F}, frame.theme.accent, frame.du(3));
  const ImVec2 axle{center.x, center.y + half * 0.05F}, tip = on_circle(axle, radius * 0.86F, part.value);
  list.AddLine(axle, tip, frame.theme.exec_ink, std::max(3.0F, radius * 0.3F));
  list.AddLine(axle, tip, frame.theme.raised, std::max(2.0F, radius * 0.2F));
  list.AddCircleFilled(axle, radius * 0.22F, frame.theme.raised);
  list.AddCircle(axle, radius * 0.22F, frame.theme.exec_ink, 0, std::max(1.0F, frame.du(1)));
}

// A part of the box, as it stands on this one of several boards.
ShownPart part_on(const Frame& frame, const session::KitPart& known, const std::string& board) {
  ShownPart shown{known, 0, false, 0, board};
  if (!board.empty()) {
    shown.part.id = board + "/" + known.id;
    shown.part.label = lunabloc::kit::label_on_board(board, known.label, frame.session.language());
    if (!known.whole.empty()) shown.part.whole = lunabloc::kit::label_on_board(board, known.whole, frame.session.language());
  }
  return shown;
}

// The program did something with it, or was given something by it: the part itself or one of its places.
bool is_used(const world::KitWorld& world, const std::string& id) {
  if (world.parts.contains(id) || world.given.contains(id) || world.shown.contains(id)) return true;
  const auto place = world.parts.lower_bound(id + ".");
  return place != world.parts.end() && place->first.starts_with(id + ".");
}

void take_values(const Frame& frame, ShownPart& shown) {
  const world::KitWorld& world = frame.session.worlds().kit;
  const bool measures = shown.part.measures;
  shown.used = is_used(world, shown.part.id);
  shown.value = measures && !world.parts.contains(shown.part.id) ? frame.session.around(shown.part.id) : world.value_of(shown.part.id);
  take_live_values(shown, world);
}

}  // namespace

void NamedParts::follow(const session::Session& session) {
  if (const std::pair now{session.revision(), session.kit().parts.size()}; std::exchange(seen_, now) == now) return;
  boards_.clear();
  parts_.clear();
  const std::string text = session.tree().text();
  constexpr std::string_view kBoard = "kit.board(\"";
  for (std::size_t at = text.find(kBoard); at != std::string::npos; at = text.find(kBoard, at + 1)) {
    const std::size_t from = at + kBoard.size(), end = text.find('"', from);
    if (end != std::string::npos && end - from < 16) boards_.insert(text.substr(from, end - from));
  }
  for (const session::KitPart& part : session.kit().parts) {
    const std::string whole = lunabloc::kit::place_in(part.id).part;
    if (text.find(part.kind + "(\"" + whole.substr(whole.find(':') + 1) + "\")") != std::string::npos) parts_.insert(part.id);
  }
}

std::set<std::string> shown_boards(const Frame& frame, const NamedParts& named) {
  std::set<std::string> boards = named.boards();
  const auto note = [&](std::string_view id) {
    if (const std::string_view board = lunabloc::kit::part_name(id).board; !board.empty()) boards.emplace(board);
  };
  const world::KitWorld& world = frame.session.worlds_at_end().kit;
  for (const auto& [id, changes] : world.parts) note(id);
  for (const auto& [id, changes] : world.given) note(id);
  for (const auto& [id, lines] : world.shown) note(id);
  return boards;
}

std::vector<ShownPart> shown_parts(const Frame& frame, const NamedParts& named, const std::set<std::string>& boards) {
  const world::KitWorld &world = frame.session.worlds().kit, &whole = frame.session.worlds_at_end().kit;
  std::vector<ShownPart> parts;
  for (const session::KitPart& known : frame.session.kit().parts) {
    if (boards.empty() || is_used(whole, known.id)) parts.push_back(part_on(frame, known, {}));
  }
  for (const std::string& board : boards)
    for (const session::KitPart& known : frame.session.kit().parts)
      if (const std::string id = board + "/" + known.id; named.names(known.id) || is_used(whole, id))
        parts.push_back(part_on(frame, known, board));
  const auto add_unknown = [&](const std::string& id) {
    const std::string of = lunabloc::kit::place_in(id).part;
    if (id == world::kLinkCut || std::any_of(parts.begin(), parts.end(), [&](const ShownPart& known) { return known.part.id == id || known.part.id == of; })) return;
    parts.push_back({{.id = id, .kind = std::string(widgets::kind_of_part(id)), .label = widgets::part_label(frame, id), .pin = {}},
                     0, true, 0, std::string(lunabloc::kit::part_name(id).board)});
  };
  for (const auto& [id, changes] : world.parts) add_unknown(id);
  for (const auto& [id, changes] : world.given) add_unknown(id);
  for (const auto& [id, lines] : world.shown) add_unknown(id);
  for (std::size_t index = 0; index < parts.size(); ++index) {
    take_values(frame, parts[index]);
    const std::string& color = parts[index].part.color;
    parts[index].wire = color.empty() ? wire_color(frame, index) : color_from_hex(color);
  }
  for (ShownPart& part : parts) {
    const std::string own = part.part.id.substr(part.board.empty() ? 0 : part.board.size() + 1);
    part.named = is_used(whole, part.part.id) || named.names(own);
  }
  // What the program uses comes first.
  std::stable_partition(parts.begin(), parts.end(), [](const ShownPart& part) { return part.used || part.named; });
  return parts;
}

bool is_digital(const session::KitPart& part) { return shape_of(part) == Shape::lamp || shape_of(part) == Shape::push; }

std::string value_words(const Frame& frame, const session::KitPart& part, double value) {
  return widgets::part_value_words(frame, part.kind, value, part.unit);
}

std::string state_words(const Frame& frame, const ShownPart& part) {
  if (std::string words = live_words(frame, part); part.used && !words.empty()) return words;
  return part.used || part.part.measures ? value_words(frame, part.part, part.value) : frame.words("ide.kit.unused");
}

std::string pin_words(const session::KitPart& part) {
  const bool number = !part.pin.empty() && std::isdigit(static_cast<unsigned char>(part.pin.front())) != 0;
  return number ? "D" + part.pin : part.pin;
}

void draw_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  switch (shape_of(part.part)) {
    case Shape::lamp: return draw_lamp_part(frame, part, center, radius);
    case Shape::push: return draw_push_part(frame, part, center, radius);
    case Shape::sign: return draw_sign_part(frame, part, center, radius);
    case Shape::knob: return draw_knob_part(frame, part, center, radius);
    case Shape::arm: return draw_arm_part(frame, part, center, radius);
    case Shape::motor: return draw_motor_part(frame, part, center, radius);
    case Shape::turn: return draw_turn_part(frame, part, center, radius);
    case Shape::pixels: return draw_pixels_part(frame, part, center, radius);
    case Shape::screen: return draw_screen_part(frame, part, center, radius);
  }
}

}  // namespace lunabloc::ide::kit
