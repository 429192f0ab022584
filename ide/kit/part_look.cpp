#include "ide/kit/part_look.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "ide/kit/board_drawing.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::Icon;

enum class Shape { lamp, push, sign };

struct Look {
  std::string_view kind;
  Shape shape;
  Icon icon;
  bool digital;
};

constexpr std::array kLooks = {
    Look{"led", Shape::lamp, Icon::lightbulb, true},
    Look{"button", Shape::push, Icon::radiobox_marked, true},
    Look{"buzzer", Shape::sign, Icon::music_note, false},
    Look{"servo", Shape::sign, Icon::rotate_right, false},
    Look{"motor", Shape::sign, Icon::fan, false},
    Look{"temperature", Shape::sign, Icon::gauge, false},
    Look{"distance", Shape::sign, Icon::pulse, false},
    Look{"light", Shape::sign, Icon::eye, false},
    Look{"potentiometer", Shape::sign, Icon::tune, false},
};
constexpr Look kUnknown{"", Shape::sign, Icon::chip, false};

const Look& look_of(const session::KitPart& part) {
  const auto found = std::find_if(kLooks.begin(), kLooks.end(), [&](const Look& look) { return look.kind == part.kind; });
  return found == kLooks.end() ? kUnknown : *found;
}

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
                   look_of(part.part).icon);
}

}  // namespace

std::vector<ShownPart> shown_parts(const Frame& frame) {
  const world::KitWorld& world = frame.session.worlds().kit;
  std::vector<ShownPart> parts;
  for (const session::KitPart& part : frame.session.kit().parts)
    parts.push_back({part, world.value_of(part.id), world.parts.contains(part.id), 0});
  for (const auto& [id, changes] : world.parts) {
    if (std::any_of(parts.begin(), parts.end(), [&](const ShownPart& known) { return known.part.id == id; })) continue;
    parts.push_back({{.id = id, .kind = std::string(widgets::kind_of_part(id)), .label = widgets::part_label(frame, id), .pin = {}, .color = {}},
                     world.value_of(id), true, 0});
  }
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const std::string& color = parts[index].part.color;
    parts[index].wire = color.empty() ? wire_color(frame, index) : color_from_hex(color);
  }
  // What the program uses comes first.
  std::stable_partition(parts.begin(), parts.end(), [](const ShownPart& part) { return part.used; });
  return parts;
}

bool is_digital(const session::KitPart& part) { return look_of(part).digital; }

std::string value_words(const Frame& frame, const session::KitPart& part, double value) {
  return widgets::part_value_words(frame, part.kind, value);
}

std::string state_words(const Frame& frame, const ShownPart& part) {
  return part.used ? value_words(frame, part.part, part.value) : frame.words("ide.kit.unused");
}

std::string pin_words(const session::KitPart& part) {
  const bool number = !part.pin.empty() && std::isdigit(static_cast<unsigned char>(part.pin.front())) != 0;
  return number ? "D" + part.pin : part.pin;
}

void draw_part(Frame& frame, const ShownPart& part, ImVec2 center, float radius) {
  switch (look_of(part.part).shape) {
    case Shape::lamp: return draw_lamp_part(frame, part, center, radius);
    case Shape::push: return draw_push_part(frame, part, center, radius);
    case Shape::sign: return draw_sign_part(frame, part, center, radius);
  }
}

}  // namespace lunabloc::ide::kit
