// What sprites can look like: names and sizes, in units of the stage. ide/stage/costume_pictures.cpp has their pictures; a
// test holds them together. Sizes stand here because touching is computed where nothing is drawn.
#pragma once

#include <span>
#include <string_view>

namespace lunabloc::world {

struct Costume {
  std::string_view name;
  std::string_view family;  // the next costume is the next of its family
  double width = 0;         // of what touches, at 100 %; the picture is this large too
  double height = 0;
};

std::span<const Costume> costumes();
// Null when there is none.
const Costume* costume_named(std::string_view name);
const Costume& next_costume(const Costume& costume);

// What can be behind the sprites.
std::span<const std::string_view> backdrops();

}  // namespace lunabloc::world
