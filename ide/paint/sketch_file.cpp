#include "ide/paint/sketch_file.h"

#include <png.h>

#include <algorithm>
#include <vector>

#include "base/file.h"

namespace lunabloc::ide::paint {
namespace {

constexpr std::size_t kMostBytes = 8U << 20U;
constexpr png_uint_32 kMostSide = 4096;
constexpr unsigned kSeen = 128;  // of 255: less is transparent

}  // namespace

Result<void> save_sketch(const std::filesystem::path& file, const widgets::Sketch& sketch) {
  std::vector<png_byte> bytes;
  for (const std::uint32_t square : sketch.squares)
    for (const unsigned shift : {16U, 8U, 0U, 24U}) bytes.push_back(static_cast<png_byte>((square >> shift) & 0xFFU));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = image.height = widgets::Sketch::kSide;
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, bytes.data(), 0, nullptr) == 0) return failure(ErrorKind::internal, "file.cannot_write", {{"fichier", file.string()}});
  std::string packed(size, '\0');
  if (png_image_write_to_memory(&image, packed.data(), &size, 0, bytes.data(), 0, nullptr) == 0) return failure(ErrorKind::internal, "file.cannot_write", {{"fichier", file.string()}});
  packed.resize(size);
  return base::write_file(file, packed);
}

Result<widgets::Sketch> load_sketch(const std::filesystem::path& file) {
  const Result<std::string> packed = base::read_file(file, kMostBytes);
  if (!packed) return tl::unexpected(packed.error());
  const auto refuse = [&] { return failure(ErrorKind::failed, "ide.paint.no_picture", {{"fichier", file.filename().string()}}); };
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, packed->data(), packed->size()) == 0) return refuse();
  if (image.width == 0 || image.height == 0 || image.width > kMostSide || image.height > kMostSide) {
    png_image_free(&image);
    return refuse();
  }
  image.format = PNG_FORMAT_RGBA;
  std::vector<png_byte> bytes(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, bytes.data(), 0, nullptr) == 0) return refuse();
  widgets::Sketch sketch;
  constexpr int kSide = widgets::Sketch::kSide;
  const double larger = std::max(image.width, image.height), scale = larger / kSide;
  const double left = (kSide - image.width / scale) / 2, top = (kSide - image.height / scale) / 2;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const double from_x = (x + 0.5 - left) * scale, from_y = (y + 0.5 - top) * scale;
      if (from_x < 0 || from_y < 0 || from_x >= image.width || from_y >= image.height) continue;
      const png_byte* const pixel = bytes.data() + 4 * (static_cast<std::size_t>(from_y) * image.width + static_cast<std::size_t>(from_x));
      if (pixel[3] < kSeen) continue;
      sketch.set(x, y, 0xFF000000U | static_cast<std::uint32_t>(pixel[0]) << 16U | static_cast<std::uint32_t>(pixel[1]) << 8U | pixel[2]);
    }
  return sketch;
}

}  // namespace lunabloc::ide::paint
