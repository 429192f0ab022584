#include "ide/files/picture_file.h"

#include <cairo.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "base/file.h"
#include "print/svg.h"

namespace lunabloc::ide::files {
namespace {

using widgets::Sketch;

constexpr std::size_t kMostBytes = 8U << 20U, kMostSvgBytes = 1U << 20U;
constexpr png_uint_32 kMostSide = 4096;
constexpr std::ptrdiff_t kMostElements = 20'000;  // of a drawing
constexpr int kSvgSide = 384;                     // points of the picture from which the squares are made
constexpr double kSeen = 0.5;                     // of a square: less is transparent

tl::unexpected<Error> no_picture(const std::string& name) { return failure(ErrorKind::failed, "ide.paint.no_picture", {{"fichier", name}}); }

Result<Sketch> picture_of_png(std::string_view bytes, const std::string& name) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return no_picture(name);
  const std::unique_ptr<png_image, void (*)(png_image*)> freed(&image, png_image_free);
  if (image.width == 0 || image.height == 0 || image.width > kMostSide || image.height > kMostSide) return no_picture(name);
  image.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> points(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, points.data(), 0, nullptr) == 0) return no_picture(name);
  return sketch_of(points, image.width, image.height);
}

struct Freed {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

// An entity may stand for a thousand others, and a picture inside a picture for any file.
bool is_too_complex(std::string_view svg) {
  return std::count(svg.begin(), svg.end(), '<') > kMostElements || svg.find("<!ENTITY") != std::string_view::npos;
}

// cairo's points are premultiplied and in the machine's order.
std::vector<std::uint8_t> rgba_of(cairo_surface_t& surface) {
  cairo_surface_flush(&surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(&surface));
  const unsigned char* const data = cairo_image_surface_get_data(&surface);
  std::vector<std::uint8_t> points;
  points.reserve(std::size_t{kSvgSide} * kSvgSide * 4);
  for (std::size_t y = 0; y < kSvgSide; ++y)
    for (std::size_t x = 0; x < kSvgSide; ++x) {
      std::uint32_t point = 0;
      std::copy_n(data + y * stride + 4 * x, 4, reinterpret_cast<unsigned char*>(&point));
      const std::uint32_t alpha = point >> 24U;
      for (const unsigned shift : {16U, 8U, 0U})
        points.push_back(alpha == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(std::min(255U, ((point >> shift) & 0xFFU) * 255U / alpha)));
      points.push_back(static_cast<std::uint8_t>(alpha));
    }
  return points;
}

Result<Sketch> picture_of_svg(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMostSvgBytes || is_too_complex(bytes)) return failure(ErrorKind::failed, "ide.files.too_complex", {{"fichier", name}});
  const Result<print::Svg> svg = print::Svg::read(bytes);
  if (!svg) return no_picture(name);
  const std::unique_ptr<cairo_surface_t, Freed> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kSvgSide, kSvgSide));
  const std::unique_ptr<cairo_t, Freed> cairo(cairo_create(surface.get()));
  if (!svg->draw(cairo.get(), 0, 0, kSvgSide, kSvgSide)) return no_picture(name);
  const Sketch sketch = sketch_of(rgba_of(*surface), kSvgSide, kSvgSide);
  if (sketch.empty()) return no_picture(name);
  return sketch;
}

}  // namespace

Content content_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Content::png;
  if (bytes.starts_with("OggS") || (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WAVE"))) return Content::sound;
  return bytes.substr(0, 4096).find("<svg") != std::string_view::npos ? Content::svg : Content::unknown;
}

Sketch sketch_of(std::span<const std::uint8_t> rgba, std::size_t width, std::size_t height) {
  constexpr int kSide = Sketch::kSide;
  Sketch sketch;
  const double scale = static_cast<double>(std::max(width, height)) / kSide;
  const double left = (kSide - static_cast<double>(width) / scale) / 2, top = (kSide - static_cast<double>(height) / scale) / 2;
  // The points of the picture in one row or column of squares: at least one.
  const auto span_of = [scale](int square, double margin, std::size_t size) {
    const double from = (square - margin) * scale, to = (square + 1 - margin) * scale;
    const double first = scale < 1 ? std::floor((from + to) / 2) : std::floor(from + 0.5), last = scale < 1 ? first + 1 : std::floor(to + 0.5);
    const double end = static_cast<double>(size);
    return std::pair{static_cast<std::size_t>(std::clamp(first, 0.0, end)), static_cast<std::size_t>(std::clamp(last, 0.0, end))};
  };
  for (int y = 0; y < kSide; ++y) {
    const auto [y0, y1] = span_of(y, top, height);
    for (int x = 0; x < kSide; ++x) {
      const auto [x0, x1] = span_of(x, left, width);
      if (x0 >= x1 || y0 >= y1) continue;
      double sums[3] = {}, alpha = 0;
      for (std::size_t py = y0; py < y1; ++py)
        for (std::size_t px = x0; px < x1; ++px) {
          const std::uint8_t* const point = rgba.data() + 4 * (py * width + px);
          const double part = point[3] / 255.0;
          for (int i = 0; i < 3; ++i) sums[i] += point[i] * part;
          alpha += part;
        }
      if (alpha < kSeen * static_cast<double>((x1 - x0) * (y1 - y0))) continue;
      std::uint32_t color = 0xFFU;
      for (const double sum : sums) color = (color << 8U) | static_cast<std::uint32_t>(std::lround(sum / alpha));
      sketch.set(x, y, color);
    }
  }
  return sketch;
}

Result<Sketch> picture_of(std::string_view bytes, const std::string& name) {
  switch (content_of(bytes)) {
    case Content::png: return picture_of_png(bytes, name);
    case Content::svg: return picture_of_svg(bytes, name);
    default: return no_picture(name);
  }
}

Result<Sketch> read_picture(const std::filesystem::path& file) {
  const Result<std::string> bytes = base::read_file(file, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return picture_of(*bytes, file.filename().string());
}

}  // namespace lunabloc::ide::files
