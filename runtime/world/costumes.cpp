#include "world/costumes.h"

#include <array>

namespace lunabloc::world {
namespace {

// The first is what a sprite with a name of its own wears.
constexpr std::array kCostumes = {
    Costume{"cat", "cat", 64, 72},         Costume{"cat_walk", "cat", 64, 72},
    Costume{"robot", "robot", 56, 72},     Costume{"robot_happy", "robot", 56, 72},
    Costume{"bird", "bird", 60, 44},       Costume{"bird_down", "bird", 60, 44},
    Costume{"fish", "fish", 64, 40},       Costume{"ghost", "ghost", 52, 60},
    Costume{"rocket", "rocket", 72, 36},   Costume{"car", "car", 80, 40},
    Costume{"ball", "ball", 36, 36},       Costume{"star", "star", 40, 40},
    Costume{"apple", "apple", 36, 40},     Costume{"heart", "heart", 40, 36},
    Costume{"coin", "coin", 32, 32},       Costume{"bomb", "bomb", 36, 40},
    Costume{"tree", "tree", 72, 96},       Costume{"paddle", "paddle", 16, 72},
    Costume{"wall", "wall", 96, 16},       Costume{"house", "house", 84, 72},
    Costume{"sun", "sun", 56, 56},         Costume{"cloud", "cloud", 72, 40},
    Costume{"flower", "flower", 44, 72},   Costume{"boat", "boat", 72, 56},
    Costume{"mushroom", "mushroom", 48, 56}, Costume{"key", "key", 60, 28},
    // What the pupil paints.
    Costume{"drawing1", "drawing", 48, 48}, Costume{"drawing2", "drawing", 48, 48},
    Costume{"drawing3", "drawing", 48, 48}, Costume{"drawing4", "drawing", 48, 48},
    Costume{"drawing5", "drawing", 48, 48}, Costume{"drawing6", "drawing", 48, 48},
};

constexpr std::array<std::string_view, 10> kBackdrops = {"white", "meadow", "desert", "snow", "night", "sea", "space", "forest", "town", "axes"};

}  // namespace

std::span<const Costume> costumes() { return kCostumes; }

const Costume* costume_named(std::string_view name) {
  for (const Costume& costume : kCostumes)
    if (costume.name == name) return &costume;
  return nullptr;
}

const Costume& next_costume(const Costume& costume) {
  const Costume* next = &costume;
  do {
    ++next;
    if (next == kCostumes.data() + kCostumes.size()) next = kCostumes.data();
  } while (next->family != costume.family);
  return *next;
}

std::span<const std::string_view> backdrops() { return kBackdrops; }

}  // namespace lunabloc::world
