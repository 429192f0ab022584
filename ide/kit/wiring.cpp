#include "ide/kit/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ide/kit/live_parts.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "kit/part_words.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr float kCardMargins = 50;  // du of a card that are no words: the part, and space
constexpr float kCardWidth = 148, kNarrowestCard = 104, kCardHeight = 46;  // du
constexpr float kCloser = 5;       // du that small letters come nearer to the picture and to the edge
constexpr float kTitleHeight = 30;  // du, of the name of one of several boards
constexpr float kSmallWidth = 72;    // du, of a small part with its name
constexpr float kPictureHeight = 32, kWireRoom = 26;  // du; the picture of a small part, its name apart
constexpr float kLeastBoard = 84, kMargin = 8;        // du, of the board's height; above and below all

// A part on one side of the board, and where it is drawn.
struct Placed {
  const ShownPart* part;
  ImVec2 pin;  // in the window
  Rect box;
  std::vector<const ShownPart*> also = {};  // what the same sensor measures beside
};

struct Side {
  std::vector<Placed> parts;
  bool above = true;
  bool cards = true;  // wide boxes with words; otherwise small pictures with a name
  bool long_names = false;  // they take two lines
  FontRole role = FontRole::tiny;  // of the names: the same for all of them
};

// The board is told by its title, so the name of a part on it does not say it again.
std::string name_of(const Frame& frame, const ShownPart& part) {
  const std::string& label = part.part.whole.empty() ? part.part.label : part.part.whole;
  if (part.board.empty()) return label;
  const std::string prefix = lunabloc::kit::label_on_board(part.board, {}, frame.session.language());
  return label.starts_with(prefix) ? label.substr(prefix.size()) : label;
}

// A name on one line where it fits, else parted at the last space before which the first line fits.
std::pair<std::string, std::string> name_lines(const Frame& frame, FontRole role, const std::string& name, float width) {
  if (frame.fonts.width(role, name) <= width) return {name, {}};
  std::size_t space = name.rfind(' ');
  while (space != std::string::npos && space > 0 && frame.fonts.width(role, name.substr(0, space)) > width) space = name.rfind(' ', space - 1);
  if (space == std::string::npos || space == 0) return {name, {}};
  return {name.substr(0, space), name.substr(space + 1)};
}

float height_of(const Frame& frame, const Side& side) {
  if (side.parts.empty()) return 0;
  const float more = side.long_names ? frame.fonts.line(FontRole::tiny) : 0.0F;
  return side.cards ? frame.du(kCardHeight) + more : frame.du(kPictureHeight) + frame.fonts.line(FontRole::tiny) + more;
}

Side side_of(const Frame& frame, const Wiring& wiring, float width, bool above) {
  Side side{{}, above, true};
  for (const ShownPart& part : wiring.parts) {
    const auto pin = wiring.drawing.pins.find(part.part.pin);
    if (pin == wiring.drawing.pins.end() || (pin->second.y < wiring.drawing.size.y / 2) != above) continue;
    const auto same = std::find_if(side.parts.begin(), side.parts.end(), [&](const Placed& placed) {
      return !part.part.whole.empty() && lunabloc::kit::place_in(placed.part->part.id).part == lunabloc::kit::place_in(part.part.id).part;
    });
    if (same != side.parts.end()) {
      same->also.push_back(&part);
      continue;
    }
    side.parts.push_back({&part, pin->second, {}});
  }
  std::stable_sort(side.parts.begin(), side.parts.end(), [](const Placed& a, const Placed& b) { return a.pin.x < b.pin.x; });
  const float gap = frame.du(8), count = static_cast<float>(side.parts.size());
  side.cards = count * (frame.du(kNarrowestCard) + gap) - gap <= width;
  const float each = (width - gap * (count - 1)) / count;
  float room = side.cards ? std::floor(std::min(each, frame.du(kCardWidth))) - frame.du(kCardMargins) : std::min(each, frame.du(kSmallWidth));
  const auto fits = [&](const Placed& placed) {
    const auto [first, second] = name_lines(frame, FontRole::small_bold, name_of(frame, *placed.part), room);
    return frame.fonts.width(FontRole::small_bold, first) <= room && frame.fonts.width(FontRole::small_bold, second) <= room;
  };
  // A long word takes the smaller letters rather than an end of dots, and the names beside it take them too.
  if (side.cards && std::all_of(side.parts.begin(), side.parts.end(), fits)) side.role = FontRole::small_bold;
  else if (side.cards) room += frame.du(2 * kCloser);
  side.long_names = std::any_of(side.parts.begin(), side.parts.end(),
                                [&](const Placed& placed) { return frame.fonts.width(side.role, name_of(frame, *placed.part)) > room; });
  return side;
}

// Side by side, each as near to above its pin as the others let it.
void arrange(Frame& frame, Side& side, const Rect& strip) {
  if (side.parts.empty()) return;
  const float gap = frame.du(8), count = static_cast<float>(side.parts.size());
  const float widest = frame.du(side.cards ? kCardWidth : kSmallWidth);
  const float width = std::floor(std::min(widest, (strip.w - gap * (count - 1)) / count));
  const float slack = strip.w - (width + gap) * count + gap;
  // Pushed to the right by the one before, and held back by the room that those after need.
  float left = strip.x;
  for (std::size_t index = 0; index < side.parts.size(); ++index) {
    Placed& placed = side.parts[index];
    const float latest = strip.x + slack + static_cast<float>(index) * (width + gap);
    const float wanted = side.cards ? placed.pin.x - width / 2 : latest - slack / 2;
    const float x = std::round(std::clamp(wanted, left, std::max(left, latest)));
    placed.box = {x, strip.y, width, strip.h};
    left = x + width + gap;
  }
}

struct Wire {
  ImVec2 from, to;
  ImVec2 first() const { return {from.x, from.y + (to.y - from.y) * 0.6F}; }
  ImVec2 second() const { return {to.x, to.y - (to.y - from.y) * 0.6F}; }
  // `part` from 0 at the part to 1 at the pin.
  ImVec2 at(float part) const {
    const float rest = 1 - part;
    const float a = rest * rest * rest, b = 3 * rest * rest * part, c = 3 * rest * part * part, d = part * part * part;
    return {a * from.x + b * first().x + c * second().x + d * to.x, a * from.y + b * first().y + c * second().y + d * to.y};
  }
};

void draw_wire(Frame& frame, const Wire& wire, ImU32 color) {
  ImDrawList& list = frame.list();
  const ImU32 sleeve = frame.theme.shadows ? theme::mix(color, frame.theme.ink, 0.55F) : theme::mix(color, frame.theme.panel, 0.6F);
  list.AddBezierCubic(wire.from, wire.first(), wire.second(), wire.to, sleeve, frame.du(5));
  list.AddBezierCubic(wire.from, wire.first(), wire.second(), wire.to, color, frame.du(3));
}

Wire wire_of(const Frame& frame, const Placed& placed, const Side& side) {
  const float y = side.above ? placed.box.bottom() - frame.du(2) : placed.box.y + frame.du(2);
  return {{placed.box.center().x + frame.du(side.cards ? 6.0F : 0.0F), y}, placed.pin};
}

// The nearest ground pin of the side.
std::optional<ImVec2> ground_of(const BoardDrawing& drawing, const Placement& placement, const Side& side, float x) {
  std::optional<ImVec2> nearest;
  for (const auto& [name, pin] : drawing.pins) {
    if (!name.starts_with("GND") || (pin.y < drawing.size.y / 2) != side.above) continue;
    const ImVec2 at = placement.at(pin);
    if (!nearest || std::abs(at.x - x) < std::abs(nearest->x - x)) nearest = at;
  }
  return nearest;
}

void draw_wires(Frame& frame, const Wiring& wiring, const Placement& placement, const Side& side) {
  for (const Placed& placed : side.parts) {
    // A kit with many parts has its grounds on the plate: their wires would hide the others.
    if (!side.cards || side.parts.size() > 3) break;
    const Wire signal = wire_of(frame, placed, side);
    if (const auto ground = ground_of(wiring.drawing, placement, side, signal.from.x))
      draw_wire(frame, {{signal.from.x - frame.du(16), signal.from.y}, *ground}, frame.theme.ink2);
  }
  for (const Placed& placed : side.parts) draw_wire(frame, wire_of(frame, placed, side), placed.part->wire);
}

PinSign sign_of(const ShownPart& part) {
  if (!is_digital(part.part)) return PinSign::level;
  return part.value > 0 ? PinSign::high : PinSign::low;
}

// On the pin, or further up the wire where another badge is in the way.
void draw_badges(Frame& frame, const Side& side) {
  std::vector<ImVec2> taken;
  const float apart = frame.du(19);
  for (const Placed& placed : side.parts) {
    if (!placed.part->used) continue;
    const Wire wire = wire_of(frame, placed, side);
    ImVec2 place = wire.to;
    for (const float part : {1.0F, 0.72F, 0.5F, 0.3F}) {
      place = wire.at(part);
      if (std::none_of(taken.begin(), taken.end(), [&](ImVec2 other) { return std::hypot(other.x - place.x, other.y - place.y) < apart; }))
        break;
    }
    taken.push_back(place);
    draw_pin_badge(frame, place, sign_of(*placed.part));
  }
}

void draw_card(Frame& frame, const Placed& placed, FontRole role) {
  const ShownPart& part = *placed.part;
  widgets::card(frame, placed.box, frame.theme.raised);
  Rect inside = placed.box.inset(frame.du(6), frame.du(3));
  const Rect picture = inside.cut_left(frame.du(32));
  draw_part(frame, part, picture.center(), frame.du(16));
  inside.cut_left(frame.du(6));
  if (role == FontRole::tiny) inside = {inside.x - frame.du(kCloser), inside.y, inside.w + frame.du(2 * kCloser), inside.h};
  const Rect value = inside.cut_bottom(frame.fonts.line(FontRole::tiny));
  const auto [first, second] = name_lines(frame, role, name_of(frame, part), inside.w);
  if (!second.empty()) widgets::text_in(frame, inside.cut_bottom(inside.h / 2), role, frame.theme.ink, second);
  widgets::text_in(frame, inside, role, frame.theme.ink, first);
  std::string words = is_digital(part.part) ? value_words(frame, part.part, part.value) : state_words(frame, part);
  for (const ShownPart* also : placed.also) words += ", " + state_words(frame, *also);
  words = fmt::format("{}, {}", pin_words(part.part), words);
  if (live_height(frame, part) > 0 || !placed.also.empty()) words = widgets::shortened(frame, FontRole::tiny, words, value.w);  // it stands whole in the list
  widgets::text_in(frame, value, FontRole::tiny, frame.theme.ink2, words);
}

void draw_small(Frame& frame, const Placed& placed, const Side& side) {
  Rect inside = placed.box;
  const float line = frame.fonts.line(FontRole::tiny), words = inside.h - frame.du(kPictureHeight);
  Rect label = side.above ? inside.cut_top(words) : inside.cut_bottom(words);
  const ImVec2 center = inside.center();
  frame.list().AddCircleFilled(center, frame.du(15), frame.theme.raised);
  frame.list().AddCircle(center, frame.du(15), frame.theme.line_strong, 0, frame.metrics.border());
  draw_part(frame, *placed.part, center, frame.du(13));
  const auto [first, second] = name_lines(frame, FontRole::tiny, name_of(frame, *placed.part), label.w);
  if (second.empty()) label = side.above ? label.cut_bottom(line) : label.cut_top(line);
  widgets::text_in(frame, label.cut_top(line), FontRole::tiny, frame.theme.ink2, first, widgets::Align::center);
  if (!second.empty()) widgets::text_in(frame, label, FontRole::tiny, frame.theme.ink2, second, widgets::Align::center);
}

bool builtin_lit(const Wiring& wiring) {
  // The lamp of the board hangs on pin 13, beside whatever else stands there.
  return std::any_of(wiring.parts.begin(), wiring.parts.end(),
                     [](const ShownPart& part) { return part.part.pin == "13" && part.value > 0; });
}

// A ring and an arrow, still: nothing blinks.
void point_at(Frame& frame, const Wiring& wiring, const Placement& placement) {
  if (!wiring.pointed) return;
  const bool plug = *wiring.pointed == Station::cable && wiring.drawing.usb;
  const ImVec2 corner = placement.at({0, 0}), far_corner = placement.at(wiring.drawing.size);
  const float mm = placement.px_per_mm;
  const ImVec2 usb = plug ? placement.at(*wiring.drawing.usb) : ImVec2{};
  const Rect around = plug ? Rect{usb.x - 6 * mm, usb.y - 8 * mm, 24 * mm, 16 * mm}
                           : Rect{corner.x, corner.y, far_corner.x - corner.x, far_corner.y - corner.y}.grown(frame.du(4));
  widgets::focus_ring(frame, around, frame.du(8));
  const float size = frame.du(30);
  const Rect sign{around.x - (plug ? 0 : size), around.y - size - frame.du(4), size, size};
  frame.list().AddCircleFilled(sign.center(), size / 2, frame.theme.focus);
  widgets::icon_in(frame, sign, FontRole::icon19, frame.theme.focus_in, widgets::Icon::arrow_down);
}

// Its name, above the board's left corner, where there are several.
void draw_title(Frame& frame, const std::string& board, Rect area) {
  const std::string title = frame.words("ide.kit.one_board", {{"nom", board}});
  const Rect chip = area.cut_left(frame.fonts.width(FontRole::small_bold, title) + frame.du(16));
  widgets::fill(frame, chip, frame.theme.accent_soft, frame.du(6));
  widgets::outline(frame, chip, frame.theme.accent, frame.du(6));
  widgets::text_in(frame, chip, FontRole::small_bold, frame.theme.accent, title, widgets::Align::center);
  widgets::register_text(frame, {.id = "kitpanel.title." + board, .role = access::Role::heading, .label = title, .rect = chip});
}

// Where the pointer is down on a button of the drawing, it is pressed; its control for keys stands in the list.
void press_buttons(Frame& frame, Hands& hands, const Side& side) {
  if (!ImGui::IsMouseDown(0) || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
  for (const Placed& placed : side.parts)
    if (is_button(placed.part->part) && can_be_set(frame, *placed.part))
      hands.press(frame, placed.part->part.id, placed.box.contains(frame.mouse()) && placed.box.contains(ImGui::GetIO().MouseClickedPos[0]));
}

std::string spoken(const Frame& frame, const Wiring& wiring) {
  std::string words = frame.words(wiring.plugged ? "ide.kit.picture.plugged" : "ide.kit.picture.absent");
  if (builtin_lit(wiring)) words.append(" ").append(frame.words("ide.kit.picture.lamp"));
  return words;
}

}  // namespace

float least_wiring_height(const Frame& frame, const Wiring& wiring, float width) {
  const float inside = width - 2 * frame.metrics.tool_margin();
  float height = frame.du(kLeastBoard + 2 * kMargin + (wiring.board.empty() ? 0.0F : kTitleHeight));
  for (const bool above : {true, false})
    if (const float room = height_of(frame, side_of(frame, wiring, inside, above)); room > 0) height += room + frame.du(kWireRoom);
  return height;
}

void draw_wiring(Frame& frame, Hands& hands, const Wiring& wiring, const Rect& area) {
  Rect below_title = area;
  if (!wiring.board.empty()) below_title.cut_top(frame.du(kTitleHeight));
  const Rect inside = below_title.inset(frame.metrics.tool_margin(), frame.du(kMargin));
  Side above = side_of(frame, wiring, inside.w, true), below = side_of(frame, wiring, inside.w, false);
  const float room_above = height_of(frame, above), room_below = height_of(frame, below);
  Rect middle = inside;
  const Rect strip_above = middle.cut_top(room_above), strip_below = middle.cut_bottom(room_below);
  if (room_above > 0) middle.cut_top(frame.du(kWireRoom));
  if (room_below > 0) middle.cut_bottom(frame.du(kWireRoom));
  const Placement placement = place(frame, wiring.drawing, middle);
  for (Side* side : {&above, &below}) {
    for (Placed& placed : side->parts) placed.pin = placement.at(placed.pin);
    const Rect& strip = side->above ? strip_above : strip_below;
    // Near the board, however high the area is.
    const float board_edge = placement.at({0, side->above ? 0 : wiring.drawing.size.y}).y;
    const float gap = frame.du(kWireRoom);
    arrange(frame, *side, {strip.x, side->above ? board_edge - gap - strip.h : board_edge + gap, strip.w, strip.h});
  }

  if (wiring.cable) draw_usb_cable(frame, wiring.drawing, placement, area.x, wiring.plugged);
  draw_board(frame, wiring.drawing, placement, !wiring.plugged && !wiring.simulated);
  for (const auto& [name, lamp] : wiring.drawing.lamps)
    draw_lamp(frame, lamp, placement, name == "power" ? wiring.plugged : builtin_lit(wiring));
  for (const Side* side : {&above, &below}) {
    draw_wires(frame, wiring, placement, *side);
    if (wiring.simulated) draw_badges(frame, *side);
    for (const Placed& placed : side->parts) {
      if (side->cards) draw_card(frame, placed, side->role);
      else draw_small(frame, placed, *side);
    }
  }
  for (const Side* side : {&above, &below}) press_buttons(frame, hands, *side);
  if (!wiring.board.empty()) draw_title(frame, wiring.board, {area.x + frame.du(8), area.y + frame.du(4), area.w - frame.du(16), frame.du(kTitleHeight - 4)});
  point_at(frame, wiring, placement);
  const std::string label = wiring.board.empty() ? frame.words("ide.kit.picture")
                                                 : lunabloc::kit::label_on_board(wiring.board, frame.words("ide.kit.picture"), frame.session.language());
  widgets::register_text(frame, {.id = wiring.board.empty() ? "kitpanel.board" : "kitpanel.board." + wiring.board, .role = access::Role::picture,
                                 .label = label, .value = spoken(frame, wiring), .rect = area});
}

}  // namespace lunabloc::ide::kit
