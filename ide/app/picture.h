// Pictures of the window as PNG files, and how far two of them differ.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.h"

namespace lunabloc::ide::app {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // 0xFFRRGGBB
};

// Errors: those of base/file.h, "ide.picture" {fichier} when the bytes are no picture of a bearable size.
Result<void> write_png(const std::filesystem::path& file, int width, int height, std::span<const std::uint32_t> pixels);
Result<Picture> read_png(const std::filesystem::path& file);

struct Difference {
  double mean = 0;     // of the channels, 0 to 255
  double far = 0;      // part of the pixels with a channel more than 24 apart
  bool same_size = true;
};
Difference difference(const Picture& one, const Picture& other);
// UI.md §13.4: mean under 0.5 and fewer than 0.1 % of the pixels far.
bool looks_the_same(const Difference& difference);

}  // namespace lunabloc::ide::app
