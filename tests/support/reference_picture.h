// Pictures that what is drawn must look like, kept small in the source tree (256 colours, none of them far from the true one).
//
// UPDATE_EXPECT=1 keeps what is drawn now instead, to be looked at. What differs is written beside the test's own files: the
// picture of now, and a pale one of it in which every pixel that is far off is red.
#pragma once

#include <gtest/gtest.h>
#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "ide/app/picture.h"
#include "ide/export/few_colors.h"

namespace lunabloc::support {

inline bool write_small_png(const std::filesystem::path& file, const ide::app::Picture& picture) {
  const ide::exporting::FewColors few = ide::exporting::few_colors(picture.pixels);
  std::vector<png_byte> table;
  for (const std::uint32_t color : few.table)
    for (const unsigned shift : {16U, 8U, 0U}) table.push_back(static_cast<png_byte>(color >> shift));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(few.table.size());
  std::filesystem::create_directories(file.parent_path());
  return png_image_write_to_file(&image, file.c_str(), 0, few.pixels.data(), 0, table.data()) != 0;
}

inline bool is_far(std::uint32_t one, std::uint32_t other) {
  const auto part = [](std::uint32_t color, unsigned shift) { return static_cast<int>((color >> shift) & 0xFFU); };
  return std::abs(part(one, 16) - part(other, 16)) > 24 || std::abs(part(one, 8) - part(other, 8)) > 24 || std::abs(part(one, 0) - part(other, 0)) > 24;
}

inline ide::app::Picture where_it_differs(const ide::app::Picture& now, const ide::app::Picture& kept) {
  ide::app::Picture shown = now;
  for (std::size_t at = 0; at < shown.pixels.size(); ++at) {
    const std::uint32_t pale = 0xFFC0C0C0U + ((now.pixels[at] >> 2U) & 0x3F3F3FU);
    shown.pixels[at] = is_far(now.pixels[at], kept.pixels[at]) ? 0xFFE00000U : pale;
  }
  return shown;
}

// Of the squares of the picture, the one where most is far off: a word that is gone is little of a window, but much of its square.
inline double worst_square(const ide::app::Picture& one, const ide::app::Picture& other) {
  constexpr int kSide = 64;
  const int across = (one.width + kSide - 1) / kSide, down = (one.height + kSide - 1) / kSide;
  std::vector<int> far(static_cast<std::size_t>(across) * static_cast<std::size_t>(down));
  for (int y = 0; y < one.height; ++y)
    for (int x = 0; x < one.width; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(one.width) + static_cast<std::size_t>(x);
      if (is_far(one.pixels[at], other.pixels[at])) ++far[static_cast<std::size_t>(y / kSide) * static_cast<std::size_t>(across) + static_cast<std::size_t>(x / kSide)];
    }
  return far.empty() ? 0 : static_cast<double>(*std::max_element(far.begin(), far.end())) / (kSide * kSide);
}

// `beside`: where to write what differs, without an ending.
inline testing::AssertionResult is_as_kept(const ide::app::Picture& now, const std::filesystem::path& kept, const std::filesystem::path& beside) {
  constexpr double kMostOfASquare = 0.02;
  const Result<ide::app::Picture> reference = ide::app::read_png(kept);
  const ide::app::Difference difference = reference ? ide::app::difference(now, *reference) : ide::app::Difference{.same_size = false};
  const double square = difference.same_size ? worst_square(now, *reference) : 1;
  if (ide::app::looks_the_same(difference) && square <= kMostOfASquare) return testing::AssertionSuccess();
  if (std::getenv("UPDATE_EXPECT") != nullptr) return write_small_png(kept, now) ? testing::AssertionSuccess() : testing::AssertionFailure() << kept << " cannot be written";
  const std::string seen = beside.string() + ".now.png", differs = beside.string() + ".difference.png";
  (void)write_small_png(seen, now);
  if (difference.same_size) (void)write_small_png(differs, where_it_differs(now, *reference));
  return testing::AssertionFailure() << kept << ": mean " << difference.mean << ", far " << difference.far << ", worst square " << square << "; see " << seen << (difference.same_size ? ", " + differs : std::string());
}

}  // namespace lunabloc::support
