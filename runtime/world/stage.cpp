#include "world/stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "world/costumes.h"

namespace lunabloc::world {
namespace {

using std::chrono::microseconds;

constexpr double kFarthest = 10'000;
constexpr double kLeastSize = 5, kLargestSize = 500;  // per cent
constexpr double kLongest = 1e6;                      // seconds

double finite(double value) { return std::isfinite(value) ? value : 0; }

double number(const trace::Event& event, std::size_t index, double otherwise = 0) {
  return event.values.size() > index ? finite(trace::number_of(event.values[index], otherwise)) : otherwise;
}
std::string text(const trace::Event& event, std::size_t index) {
  return event.values.size() > index ? trace::text_of(event.values[index]) : std::string();
}
microseconds seconds(double value) { return microseconds(std::llround(std::clamp(value, 0.0, kLongest) * 1e6)); }

// Quarter turns are exact, so that forty steps there and back end where they began.
Point unit_of(double direction) {
  constexpr std::array<Point, 4> kQuarters = {Point{0, 1}, Point{1, 0}, Point{0, -1}, Point{-1, 0}};
  const double quarters = direction / 90;
  if (quarters == std::floor(quarters)) return kQuarters[static_cast<std::size_t>(quarters + 4) % 4];
  const double angle = direction * std::numbers::pi / 180;
  return {std::sin(angle), std::cos(angle)};
}

double turned_into(double direction) {
  double kept = std::fmod(direction, 360);
  if (kept > 180) kept -= 360;
  if (kept <= -180) kept += 360;
  return kept;
}

// A rectangle turned around its middle: half of each side, and where its own right and up point.
struct Box {
  Point middle;
  double half_width = 0, half_height = 0;
  Point right{1, 0}, up{0, 1};
};

Box box_of(const Sprite& sprite, microseconds now) {
  Box box;
  box.middle = place_of(sprite, now);
  const Costume* const costume = costume_named(sprite.costume);
  const double scale = sprite.size / 200;
  if (costume != nullptr) box.half_width = costume->width * scale, box.half_height = costume->height * scale;
  if (sprite.rotation == Rotation::all_around) {
    box.right = unit_of(turned_into(sprite.direction));
    box.up = {-box.right.y, box.right.x};
  }
  return box;
}

double along(Point vector, Point axis) { return vector.x * axis.x + vector.y * axis.y; }

// How far a box reaches from its middle along an axis.
double reach(const Box& box, Point axis) {
  return box.half_width * std::abs(along(box.right, axis)) + box.half_height * std::abs(along(box.up, axis));
}

// Two rectangles are apart when one of their four directions sees a gap.
bool meet(const Box& one, const Box& other) {
  const Point between{other.middle.x - one.middle.x, other.middle.y - one.middle.y};
  for (const Point axis : {one.right, one.up, other.right, other.up})
    if (std::abs(along(between, axis)) > reach(one, axis) + reach(other, axis)) return false;
  return true;
}

void put(Sprite& sprite, Point place) {
  sprite.glide.reset();
  sprite.place = {std::clamp(finite(place.x), -kFarthest, kFarthest), std::clamp(finite(place.y), -kFarthest, kFarthest)};
}

void turn(Sprite& sprite, double degrees) { sprite.direction = turned_into(finite(sprite.direction + degrees)); }

// Back inside where it stands out, and looking the way a ball would go.
void bounce(Sprite& sprite, microseconds now) {
  const Box box = box_of(sprite, now);
  const double over_x = std::abs(box.middle.x) + reach(box, {1, 0}) - kStageWidth / 2;
  const double over_y = std::abs(box.middle.y) + reach(box, {0, 1}) - kStageHeight / 2;
  if (over_x < 0 && over_y < 0) return;
  Point place = box.middle;
  Point way = unit_of(sprite.direction);
  if (over_x >= 0) {
    place.x -= std::copysign(over_x, place.x);
    if (way.x * box.middle.x > 0) way.x = -way.x;
  }
  if (over_y >= 0) {
    place.y -= std::copysign(over_y, place.y);
    if (way.y * box.middle.y > 0) way.y = -way.y;
  }
  put(sprite, place);
  if (!(way == unit_of(sprite.direction))) sprite.direction = direction_to({0, 0}, way);
}

void speak(Sprite& sprite, const trace::Event& event, bool thought) {
  sprite.bubble = {text(event, 1), thought, std::nullopt};
  if (event.values.size() > 2) sprite.bubble.end = event.at + seconds(number(event, 2));
}

struct Act {
  std::string_view name;
  void (*perform)(Stage&, Sprite&, const trace::Event&);
};

// What a sprite does: values[0] of the event is its name.
constexpr std::array kActs = {
    Act{"stage.move",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          const Point from = place_of(sprite, stage.now), way = unit_of(sprite.direction);
          const double steps = number(event, 1);
          put(sprite, {from.x + steps * way.x, from.y + steps * way.y});
        }},
    Act{"stage.turn_right", [](Stage&, Sprite& sprite, const trace::Event& event) { turn(sprite, number(event, 1)); }},
    Act{"stage.turn_left", [](Stage&, Sprite& sprite, const trace::Event& event) { turn(sprite, -number(event, 1)); }},
    Act{"stage.point",
        [](Stage&, Sprite& sprite, const trace::Event& event) { sprite.direction = turned_into(number(event, 1)); }},
    Act{"stage.go_to",
        [](Stage&, Sprite& sprite, const trace::Event& event) { put(sprite, {number(event, 1), number(event, 2)}); }},
    Act{"stage.set_x",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          put(sprite, {number(event, 1), place_of(sprite, stage.now).y});
        }},
    Act{"stage.set_y",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          put(sprite, {place_of(sprite, stage.now).x, number(event, 1)});
        }},
    Act{"stage.change_x",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          const Point from = place_of(sprite, stage.now);
          put(sprite, {from.x + number(event, 1), from.y});
        }},
    Act{"stage.change_y",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          const Point from = place_of(sprite, stage.now);
          put(sprite, {from.x, from.y + number(event, 1)});
        }},
    Act{"stage.glide",
        [](Stage& stage, Sprite& sprite, const trace::Event& event) {
          const Glide glide{place_of(sprite, stage.now), stage.now, seconds(number(event, 3))};
          put(sprite, {number(event, 1), number(event, 2)});
          sprite.glide = glide;
        }},
    Act{"stage.bounce", [](Stage& stage, Sprite& sprite, const trace::Event&) { bounce(sprite, stage.now); }},
    Act{"stage.rotation",
        [](Stage&, Sprite& sprite, const trace::Event& event) {
          const std::string style = text(event, 1);
          sprite.rotation = style == "none" ? Rotation::none : style == "left_right" ? Rotation::left_right : Rotation::all_around;
        }},
    Act{"stage.show", [](Stage&, Sprite& sprite, const trace::Event&) { sprite.shown = true; }},
    Act{"stage.hide", [](Stage&, Sprite& sprite, const trace::Event&) { sprite.shown = false; }},
    Act{"stage.set_size",
        [](Stage&, Sprite& sprite, const trace::Event& event) {
          sprite.size = std::clamp(number(event, 1), kLeastSize, kLargestSize);
        }},
    Act{"stage.change_size",
        [](Stage&, Sprite& sprite, const trace::Event& event) {
          sprite.size = std::clamp(sprite.size + number(event, 1), kLeastSize, kLargestSize);
        }},
    Act{"stage.costume",
        [](Stage&, Sprite& sprite, const trace::Event& event) {
          if (costume_named(text(event, 1)) != nullptr) sprite.costume = text(event, 1);
        }},
    Act{"stage.next_costume",
        [](Stage&, Sprite& sprite, const trace::Event&) {
          if (const Costume* costume = costume_named(sprite.costume)) sprite.costume = next_costume(*costume).name;
        }},
    Act{"stage.say", [](Stage&, Sprite& sprite, const trace::Event& event) { speak(sprite, event, false); }},
    Act{"stage.think", [](Stage&, Sprite& sprite, const trace::Event& event) { speak(sprite, event, true); }},
    Act{"stage.stamp",
        [](Stage& stage, Sprite& sprite, const trace::Event&) {
          if (stage.stamps.size() >= kMostStamps) stage.stamps.erase(stage.stamps.begin());
          stage.stamps.push_back({sprite.costume, place_of(sprite, stage.now), sprite.direction, sprite.size, sprite.rotation});
        }},
};

std::vector<Sprite>::iterator place_in(Stage& stage, std::string_view name) {
  return std::find_if(stage.sprites.begin(), stage.sprites.end(), [&](const Sprite& sprite) { return sprite.name == name; });
}

void enter(Stage& stage, Sprite sprite) {
  if (stage.sprites.size() < kMostSprites && stage.find(sprite.name) == nullptr) stage.sprites.push_back(std::move(sprite));
}

void fold_sprites(Stage& stage, const trace::Event& event) {
  if (event.name == "stage.sprite") {
    Sprite sprite;
    sprite.name = text(event, 0);
    const Costume* const costume = costume_named(text(event, 1));
    sprite.costume = costume != nullptr ? costume->name : costumes().front().name;
    return enter(stage, std::move(sprite));
  }
  const auto sprite = place_in(stage, text(event, 0));
  if (sprite == stage.sprites.end()) return;
  if (event.name == "stage.clone") {
    Sprite clone = *sprite;
    clone.name = text(event, 1);
    clone.bubble = {};
    return enter(stage, std::move(clone));
  }
  if (event.name == "stage.delete") {
    stage.sprites.erase(sprite);
  } else if (event.name == "stage.front") {
    std::rotate(sprite, sprite + 1, stage.sprites.end());
  } else if (event.name == "stage.back") {
    std::rotate(stage.sprites.begin(), sprite, sprite + 1);
  } else {
    for (const Act& act : kActs)
      if (event.name == act.name) return act.perform(stage, *sprite, event);
  }
}

void fold_sound(Stage& stage, const trace::Event& event) {
  if (event.name == "sound.volume") stage.volume = std::clamp(number(event, 0), 0.0, 100.0);
  if (event.name != "sound.note" && event.name != "sound.play") return;
  const double hertz = event.values.size() > 2 ? number(event, 2) : 0;
  stage.sound = {text(event, 0), event.name == "sound.note", stage.volume, event.at, seconds(number(event, 1)), hertz, ++stage.sounds};
  stage.heard.push_back(*stage.sound);
  if (stage.heard.size() > kMostHeard) stage.heard.erase(stage.heard.begin());
}

}  // namespace

const Sprite* Stage::find(std::string_view name) const {
  const auto found = std::find_if(sprites.begin(), sprites.end(), [&](const Sprite& sprite) { return sprite.name == name; });
  return found == sprites.end() ? nullptr : &*found;
}

Point place_of(const Sprite& sprite, microseconds now) {
  if (!sprite.glide || now >= sprite.glide->start + sprite.glide->length) return sprite.place;
  const Point from = sprite.glide->from;
  const double part = static_cast<double>((now - sprite.glide->start).count()) / static_cast<double>(sprite.glide->length.count());
  return {from.x + (sprite.place.x - from.x) * part, from.y + (sprite.place.y - from.y) * part};
}

const Bubble* bubble_of(const Sprite& sprite, microseconds now) {
  const bool over = sprite.bubble.end && now >= *sprite.bubble.end;
  return sprite.bubble.text.empty() || over ? nullptr : &sprite.bubble;
}

double direction_to(Point from, Point to) {
  const double x = to.x - from.x, y = to.y - from.y;
  if (x == 0 && y == 0) return 90;
  if (x == 0) return y > 0 ? 0 : 180;
  if (y == 0) return x > 0 ? 90 : -90;
  return turned_into(std::atan2(x, y) * 180 / std::numbers::pi);
}

double distance(Point from, Point to) { return std::hypot(to.x - from.x, to.y - from.y); }

bool touching(const Sprite& one, const Sprite& other, microseconds now) {
  return one.shown && other.shown && meet(box_of(one, now), box_of(other, now));
}

bool touching_edge(const Sprite& sprite, microseconds now) {
  const Box box = box_of(sprite, now);
  return std::abs(box.middle.x) + reach(box, {1, 0}) >= kStageWidth / 2 ||
         std::abs(box.middle.y) + reach(box, {0, 1}) >= kStageHeight / 2;
}

bool touching_point(const Sprite& sprite, Point point, microseconds now) {
  Box spot;
  spot.middle = point;
  return sprite.shown && meet(box_of(sprite, now), spot);
}

std::vector<std::string> under(const Stage& stage, Point point, microseconds now) {
  std::vector<std::string> names;
  for (auto sprite = stage.sprites.rbegin(); sprite != stage.sprites.rend(); ++sprite)
    if (touching_point(*sprite, point, now)) names.push_back(sprite->name);
  return names;
}

void fold(Stage& stage, const trace::Event& event) {
  stage.now = std::max(stage.now, event.at);
  if (event.kind != trace::EventKind::world) return;
  if (event.name.starts_with("sound.")) return fold_sound(stage, event);
  if (!event.name.starts_with("stage.")) return;
  stage.used = true;
  if (event.name == "stage.backdrop") stage.backdrop = text(event, 0);
  else if (event.name == "stage.clear") stage.stamps.clear();
  else fold_sprites(stage, event);
}

}  // namespace lunabloc::world
