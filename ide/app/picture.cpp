#include "ide/app/picture.h"

#include <png.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"

namespace lunabloc::ide::app {
namespace {

constexpr std::uint32_t kMostPixels = 16'000'000;

}  // namespace

Result<void> write_png(const std::filesystem::path& file, int width, int height, std::span<const std::uint32_t> pixels) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(pixels.size() * 3);
  for (const std::uint32_t pixel : pixels)
    for (const unsigned shift : {16U, 8U, 0U}) bytes.push_back(static_cast<std::uint8_t>(pixel >> shift));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, bytes.data(), 0, nullptr) == 0)
    return failure(ErrorKind::internal, "ide.picture", {{"fichier", file.string()}}, image.message);
  std::string encoded(size, '\0');
  if (png_image_write_to_memory(&image, encoded.data(), &size, 0, bytes.data(), 0, nullptr) == 0)
    return failure(ErrorKind::internal, "ide.picture", {{"fichier", file.string()}}, image.message);
  encoded.resize(size);
  return base::write_file(file, encoded);
}

Result<Picture> read_png(const std::filesystem::path& file) {
  const Result<std::string> bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes->data(), bytes->size()) == 0)
    return failure(ErrorKind::failed, "ide.picture", {{"fichier", file.string()}}, image.message);
  if (static_cast<std::uint64_t>(image.width) * image.height > kMostPixels) {
    png_image_free(&image);
    return failure(ErrorKind::failed, "ide.picture", {{"fichier", file.string()}}, "more than 16 million pixels");
  }
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr) == 0)
    return failure(ErrorKind::failed, "ide.picture", {{"fichier", file.string()}}, image.message);
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.pixels.reserve(rgb.size() / 3);
  for (std::size_t at = 0; at + 2 < rgb.size(); at += 3)
    picture.pixels.push_back(0xFF000000U | static_cast<std::uint32_t>(rgb[at]) << 16U | static_cast<std::uint32_t>(rgb[at + 1]) << 8U | rgb[at + 2]);
  return picture;
}

Difference difference(const Picture& one, const Picture& other) {
  Difference result;
  result.same_size = one.width == other.width && one.height == other.height && !one.pixels.empty();
  if (!result.same_size) return result;
  std::uint64_t sum = 0, far = 0;
  for (std::size_t index = 0; index < one.pixels.size(); ++index) {
    int most = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
      const int apart = std::abs(static_cast<int>((one.pixels[index] >> shift) & 0xFFU) - static_cast<int>((other.pixels[index] >> shift) & 0xFFU));
      sum += static_cast<std::uint64_t>(apart);
      most = std::max(most, apart);
    }
    if (most > 24) ++far;
  }
  const auto count = static_cast<double>(one.pixels.size());
  result.mean = static_cast<double>(sum) / (3 * count);
  result.far = static_cast<double>(far) / count;
  return result;
}

bool looks_the_same(const Difference& difference) {
  return difference.same_size && difference.mean < 0.5 && difference.far < 0.001;
}

}  // namespace lunabloc::ide::app
