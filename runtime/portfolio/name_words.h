// Words of which pseudonyms and avatars are made: « loutre verte » (assets/pseudonymes.yaml).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

struct Animal {
  std::string french, english;
  bool feminine = false;          // in French
  std::string id;                 // empty: no avatar has it
  std::filesystem::path picture;
};
struct Color {
  std::string masculine, feminine, english;
  std::string id;                 // empty: no avatar has it
  std::uint32_t ground_rgb = 0;
};

struct NameWords {
  std::vector<Animal> animals;
  std::vector<Color> colors;
  std::vector<std::string> dreams;  // of nature and dreams, which a few people bear as a name
};
// Errors: those of load_checked.
Result<NameWords> load_name_words(const std::filesystem::path& assets);

// « loutre verte », "green otter".
std::string named(const Animal& animal, const Color& color, const std::string& language);

}  // namespace lunabloc::portfolio
