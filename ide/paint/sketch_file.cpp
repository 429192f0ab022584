#include "ide/paint/sketch_file.h"

#include <png.h>

#include <vector>

#include "base/file.h"
#include "ide/files/picture_file.h"

namespace lunabloc::ide::paint {
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

Result<widgets::Sketch> load_sketch(const std::filesystem::path& file) { return files::read_picture(file); }

}  // namespace lunabloc::ide::paint
