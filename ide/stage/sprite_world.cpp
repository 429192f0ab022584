#include "ide/stage/sprite_world.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ide/stage/costume_pictures.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "world/costumes.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::FontRole;
using widgets::Frame;

constexpr float kMostBubble = 0.6F;  // of the stage's width
constexpr double kHeld = 0.25, kHeldAgain = 0.12;  // seconds until a key that is pressed no more is let go

// From the stage's plane to pixels.
struct Place {
  Rect area;
  float scale = 1;
  ImVec2 at(world::Point point) const {
    const ImVec2 center = area.center();
    return {center.x + static_cast<float>(point.x) * scale, center.y - static_cast<float>(point.y) * scale};
  }
};

Place place_in(const Rect& area) {
  const float scale = std::min(area.w / static_cast<float>(world::kStageWidth), area.h / static_cast<float>(world::kStageHeight));
  const float w = static_cast<float>(world::kStageWidth) * scale, h = static_cast<float>(world::kStageHeight) * scale;
  return {{area.center().x - w / 2, area.center().y - h / 2, w, h}, scale};
}

struct Look {
  std::string_view name;
  std::string_view sky, ground;  // pens, mixed with the sheet
  float ground_share;            // of the height
};
constexpr std::array kLooks = {Look{"meadow", "blue", "green", 0.35F}, Look{"desert", "orange", "yellow", 0.4F}, Look{"snow", "grey", "white", 0.4F},
                               Look{"night", "black", "purple", 0.2F},
                               Look{"sea", "blue", "blue", 0.6F}, Look{"space", "black", "black", 0}, Look{"forest", "blue", "green", 0.3F},
                               Look{"town", "blue", "grey", 0.25F}};

// What stands in a backdrop, in units of the stage: a disc (x, y, radius) or a box (x, y of its lower left corner, width,
// height), pale, so that sprites stay in front.
struct Detail {
  std::string_view backdrop, pen;
  bool disc;
  float x, y, w, h;
  float strength;  // of the pen in the sheet
};
constexpr Detail kDetails[] = {
    {"meadow", "yellow", true, 170, 120, 26, 0, 0.6F},   {"meadow", "green", true, -150, -110, 90, 0, 0.4F},  {"meadow", "green", true, 90, -140, 120, 0, 0.5F},
    {"desert", "yellow", true, -160, 120, 28, 0, 0.8F},  {"desert", "orange", true, 140, -150, 130, 0, 0.35F}, {"desert", "green", false, -180, -60, 12, 70, 0.6F},
    {"desert", "green", false, -200, -30, 20, 10, 0.6F}, {"desert", "green", false, -200, -30, 8, 30, 0.6F},
    {"snow", "white", true, -140, -110, 110, 0, 1},      {"snow", "white", true, 150, -130, 140, 0, 1},        {"snow", "grey", true, 170, 125, 18, 0, 0.35F},
    {"night", "yellow", true, 170, 120, 24, 0, 0.8F},    {"sea", "yellow", true, -170, 125, 24, 0, 0.7F},      {"sea", "white", false, -200, -20, 70, 4, 0.6F},
    {"sea", "white", false, 60, -70, 90, 4, 0.6F},       {"sea", "white", false, -110, -120, 80, 4, 0.6F},     {"space", "purple", true, 150, 90, 44, 0, 0.7F},
    {"space", "orange", true, -170, -100, 26, 0, 0.6F},
    {"forest", "brown", false, -208, -110, 16, 90, 0.5F}, {"forest", "green", true, -200, 20, 60, 0, 0.6F},     {"forest", "brown", false, -68, -90, 16, 90, 0.5F},
    {"forest", "green", true, -60, 40, 64, 0, 0.5F},      {"forest", "brown", false, 82, -110, 16, 90, 0.5F},   {"forest", "green", true, 90, 20, 62, 0, 0.65F},
    {"forest", "brown", false, 202, -90, 16, 90, 0.5F},   {"forest", "green", true, 210, 45, 58, 0, 0.55F},
    {"town", "orange", false, -220, -105, 90, 150, 0.4F}, {"town", "grey", false, -110, -105, 80, 210, 0.4F},   {"town", "red", false, -10, -105, 100, 130, 0.35F},
    {"town", "blue", false, 110, -105, 100, 180, 0.4F},   {"town", "yellow", false, -200, -40, 18, 22, 0.7F},   {"town", "yellow", false, -165, 0, 18, 22, 0.7F},
    {"town", "yellow", false, -90, 40, 16, 22, 0.7F},     {"town", "yellow", false, -60, -20, 16, 22, 0.7F},    {"town", "yellow", false, 15, -30, 18, 22, 0.7F},
    {"town", "yellow", false, 55, -30, 18, 22, 0.7F},     {"town", "yellow", false, 130, 20, 18, 22, 0.7F},     {"town", "yellow", false, 170, -40, 18, 22, 0.7F}};

void paint_details(Frame& frame, const Place& place, std::string_view name) {
  for (const Detail& detail : kDetails) {
    if (detail.backdrop != name) continue;
    const ImU32 color = theme::mix(frame.theme.raised, frame.theme.pen(detail.pen), detail.strength);
    const ImVec2 at = place.at({static_cast<double>(detail.x), static_cast<double>(detail.y)});
    if (detail.disc) frame.list().AddCircleFilled(at, detail.w * place.scale, color, 48);
    else widgets::fill(frame, {at.x, at.y - detail.h * place.scale, detail.w * place.scale, detail.h * place.scale}, color);
  }
}

void paint_backdrop(Frame& frame, const Place& place, const std::string& name) {
  widgets::fill(frame, place.area, frame.theme.raised);
  const auto look = std::find_if(kLooks.begin(), kLooks.end(), [&](const Look& one) { return one.name == name; });
  if (look != kLooks.end()) {
    const bool dark = look->sky == "black";
    widgets::fill(frame, place.area, theme::mix(frame.theme.raised, frame.theme.pen(look->sky), dark ? 0.8F : 0.22F));
    Rect ground = place.area;
    ground = ground.cut_bottom(place.area.h * look->ground_share);
    if (ground.h > 0) widgets::fill(frame, ground, theme::mix(frame.theme.raised, frame.theme.pen(look->ground), dark ? 0.7F : 0.45F));
    for (int i = 0; dark && i < 40; ++i) {
      const float x = static_cast<float>((i * 197) % 480 - 240), y = static_cast<float>((i * 89) % 280 - 100);
      frame.list().AddCircleFilled(place.at({static_cast<double>(x), static_cast<double>(y)}), std::max(1.0F, place.scale * static_cast<float>(1 + i % 2)), frame.theme.pen("white"), 6);
    }
  }
  paint_details(frame, place, name);
  if (name != "axes") return;
  const float thick = std::max(1.0F, frame.metrics.scale);
  for (int x = -200; x <= 200; x += 100)
    widgets::fill(frame, {place.at({static_cast<double>(x), 0}).x, place.area.y, thick, place.area.h}, x == 0 ? frame.theme.ink3 : frame.theme.line);
  for (int y = -100; y <= 100; y += 100)
    widgets::fill(frame, {place.area.x, place.at({0, static_cast<double>(y)}).y, place.area.w, thick}, y == 0 ? frame.theme.ink3 : frame.theme.line);
}

SpriteLook look_of(std::string_view costume, ImVec2 center, float scale, double direction, world::Rotation rotation) {
  SpriteLook look{costume, center, scale};
  if (rotation == world::Rotation::all_around) look.angle = direction - 90;
  if (rotation == world::Rotation::left_right) look.mirrored = direction < 0;
  return look;
}

float reach_of(const world::Sprite& sprite, float scale) {
  const world::Costume* const costume = world::costume_named(sprite.costume);
  return costume == nullptr ? 0 : static_cast<float>(std::max(costume->width, costume->height) * sprite.size / 200) * scale;
}

// Words in a box above the sprite, inside the stage, with a tail: a point when it speaks, dots when it thinks.
void draw_bubble(Frame& frame, const Place& place, const world::Bubble& bubble, ImVec2 at, float reach) {
  const float pad = frame.du(8), most = place.area.w * kMostBubble;
  const float width = std::min(most, frame.fonts.width(FontRole::small, bubble.text) + 1) + 2 * pad, height = frame.fonts.line(FontRole::small) + 2 * pad;
  Rect box{at.x + reach * 0.4F, at.y - reach - height - frame.du(6), width, height};
  box.x = std::clamp(box.x, place.area.x, std::max(place.area.x, place.area.right() - width));
  box.y = std::clamp(box.y, place.area.y, std::max(place.area.y, place.area.bottom() - height));
  widgets::fill(frame, box, frame.theme.raised, frame.du(8));
  widgets::outline(frame, box, frame.theme.line_strong, frame.du(8));
  const float x = std::clamp(at.x + reach * 0.5F, box.x + frame.du(8), box.right() - frame.du(8));
  if (bubble.thought) {
    frame.list().AddCircleFilled({x, box.bottom() + frame.du(4)}, frame.du(3), frame.theme.line_strong);
    frame.list().AddCircleFilled({x - frame.du(4), box.bottom() + frame.du(10)}, frame.du(2), frame.theme.line_strong);
  } else {
    frame.list().AddTriangleFilled({x - frame.du(4), box.bottom()}, {x + frame.du(4), box.bottom()}, {x - frame.du(5), box.bottom() + frame.du(7)}, frame.theme.line_strong);
  }
  widgets::text_in(frame, box.inset(pad, 0), FontRole::small, frame.theme.ink, bubble.text);
}

std::string key_name(const widgets::KeyPress& press) {
  switch (press.key) {
    case widgets::Key::space: return "space";
    case widgets::Key::enter: return "enter";
    case widgets::Key::up: return "up";
    case widgets::Key::down: return "down";
    case widgets::Key::left: return "left";
    case widgets::Key::right: return "right";
    default: break;
  }
  if (press.digit >= 0) return std::to_string(press.digit);
  const bool letter = press.key == widgets::Key::character && press.letter >= 'a' && press.letter <= 'z';
  return letter ? std::string(1, static_cast<char>(press.letter)) : std::string();
}

void give(Frame& frame, const std::string& part, double value) { frame.commands.push("run.input", {part, std::to_string(value)}); }

}  // namespace

void SpriteWorld::take_mouse(Frame& frame, const Rect& picture, float scale) {
  const ImVec2 mouse = frame.mouse();
  const bool over = picture.contains(mouse) && ImGui::IsWindowHovered();
  if (over) {
    const float x = std::round((mouse.x - picture.center().x) / scale), y = std::round((picture.center().y - mouse.y) / scale);
    if (x != mouse_x_) give(frame, "mouse:x", static_cast<double>(x));
    if (y != mouse_y_) give(frame, "mouse:y", static_cast<double>(y));
    mouse_x_ = x, mouse_y_ = y;
  }
  if (over && ImGui::IsMouseClicked(0)) {
    frame.focus().set_by_pointer("stage.world", access::Zone::stage);
    give(frame, "mouse:down", 1);
    mouse_down_ = true;
  } else if (mouse_down_ && !ImGui::IsMouseDown(0)) {
    give(frame, "mouse:down", 0);
    mouse_down_ = false;
  }
}

void SpriteWorld::take_keys(Frame& frame) {
  const std::optional<widgets::KeyPress>& press = frame.input.key;
  const bool asks = frame.session.run_phase() == session::RunPhase::waiting_for_answer;  // then letters are an answer
  if (press && !asks && frame.focus().zone() == access::Zone::stage && press->modifiers == widgets::kNoModifier) {
    const std::string name = key_name(*press);
    if (!name.empty()) {
      if (held_.find(name) == held_.end()) give(frame, "key:" + name, 1);
      held_[name] = frame.now + (press->repeated ? kHeldAgain : kHeld);
      frame.input.key.reset();
      frame.input.text.clear();
    }
  }
  for (auto key = held_.begin(); key != held_.end();) {
    if (frame.now < key->second) {
      ++key;
      continue;
    }
    give(frame, "key:" + key->first, 0);
    key = held_.erase(key);
  }
  frame.animating = frame.animating || !held_.empty();
}

std::string sprite_words(const Frame& frame, const world::Stage& stage, const world::Sprite& sprite) {
  const world::Point at = world::place_of(sprite, stage.now);
  return frame.words("ide.stage.sprite.place", {{"nom", sprite.name}, {"x", number_words(frame, at.x)}, {"y", number_words(frame, at.y)},
                                                {"angle", number_words(frame, sprite.direction)}});
}

void draw_backdrop(Frame& frame, const Rect& area, const std::string& name) {
  const Place place = place_in(area);
  frame.list().PushClipRect(place.area.min(), place.area.max(), true);
  paint_backdrop(frame, place, name);
  frame.list().PopClipRect();
  widgets::outline(frame, place.area, frame.theme.panel_edge);
}

Plane SpriteWorld::plane(const Rect& area) const {
  const Place place = place_in(area);
  return {place.area, static_cast<double>(place.scale), 0, 0};
}

void SpriteWorld::draw(Frame& frame, const world::Stage& stage, const Moment& moment, const Rect& area) {
  const Place place = place_in(area);
  frame.list().PushClipRect(place.area.min(), place.area.max(), true);
  paint_backdrop(frame, place, stage.backdrop);
  for (const world::Stamp& stamp : stage.stamps)
    draw_costume(frame, look_of(stamp.costume, place.at(stamp.place), place.scale * static_cast<float>(stamp.size / 100), stamp.direction, stamp.rotation));
  for (const world::Sprite& sprite : stage.sprites) {
    if (!sprite.shown) continue;
    const ImVec2 at = place.at(world::place_of(sprite, stage.now));
    draw_costume(frame, look_of(sprite.costume, at, place.scale * static_cast<float>(sprite.size / 100), sprite.direction, sprite.rotation));
  }
  for (const world::Sprite& sprite : stage.sprites) {
    const ImVec2 at = place.at(world::place_of(sprite, stage.now));
    const float reach = reach_of(sprite, place.scale);
    const world::Bubble* const bubble = world::bubble_of(sprite, stage.now);
    if (bubble != nullptr && sprite.shown) draw_bubble(frame, place, *bubble, at, reach);
    widgets::register_text(frame, {.id = "stage.sprite." + sprite.name, .role = access::Role::status, .label = sprite.name,
                                   .value = sprite_words(frame, stage, sprite) + (bubble != nullptr ? " « " + bubble->text + " »" : std::string()),
                                   .rect = {at.x - reach, at.y - reach, 2 * reach, 2 * reach}});
  }
  frame.list().PopClipRect();
  widgets::outline(frame, place.area, frame.theme.panel_edge);
  if (moment.takes_hands) {
    take_mouse(frame, place.area, place.scale);
    take_keys(frame);
  }
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = frame.words("ide.stage.sprites"),
                                 .value = std::to_string(stage.sprites.size()), .rect = place.area});
}

}  // namespace lunabloc::ide::stage
