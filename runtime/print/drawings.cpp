#include "print/drawings.h"

#include <cairo/cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "base/file.h"
#include "print/svg.h"
#include "world/grid.h"

namespace lunabloc::print {
namespace {

namespace fs = std::filesystem;

constexpr double kPi = 3.14159265358979;

void ink(cairo_t* cairo, const Color& color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }

void centred(cairo_t* cairo, const std::string& text, double x, double y, double size) {
  cairo_set_font_size(cairo, size);
  cairo_text_extents_t facts;
  cairo_text_extents(cairo, text.c_str(), &facts);
  cairo_move_to(cairo, x - facts.width / 2 - facts.x_bearing, y - facts.height / 2 - facts.y_bearing);
  cairo_show_text(cairo, text.c_str());
}

void star(cairo_t* cairo, double x, double y, double radius) {
  for (int point = 0; point < 10; ++point) {
    const double reach = point % 2 == 0 ? radius : radius * 0.42, angle = kPi / 5 * point - kPi / 2;
    cairo_line_to(cairo, x + reach * std::cos(angle), y + reach * std::sin(angle));
  }
  cairo_close_path(cairo);
}

// The robot: a disc with a nose where it looks.
void robot(cairo_t* cairo, double x, double y, double side, const std::string& direction) {
  const double angle = direction == "nord" ? -kPi / 2 : direction == "sud" ? kPi / 2 : direction == "ouest" ? kPi : 0;
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, angle);
  ink(cairo, kAccent);
  cairo_arc(cairo, 0, 0, side * 0.36, 0, 2 * kPi);
  cairo_fill(cairo);
  ink(cairo, kWhite);
  cairo_move_to(cairo, side * 0.28, 0);
  cairo_line_to(cairo, -side * 0.14, -side * 0.2);
  cairo_line_to(cairo, -side * 0.14, side * 0.2);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

// A chest: a box with a lid and a lock.
void chest(cairo_t* cairo, double x, double y, double side) {
  const double wide = side * 0.64, tall = side * 0.5;
  ink(cairo, kInk);
  cairo_set_line_width(cairo, 1.3);
  cairo_rectangle(cairo, x - wide / 2, y - tall / 2, wide, tall);
  cairo_move_to(cairo, x - wide / 2, y - tall * 0.08);
  cairo_line_to(cairo, x + wide / 2, y - tall * 0.08);
  cairo_stroke(cairo);
  cairo_rectangle(cairo, x - side * 0.05, y - tall * 0.16, side * 0.1, tall * 0.3);
  cairo_fill(cairo);
}

void cell(cairo_t* cairo, char sign, double x, double y, double side, const std::string& direction) {
  const double middle_x = x + side / 2, middle_y = y + side / 2;
  const char what = world::without_start(sign);
  if (what == '#') {
    ink(cairo, kInk);
    cairo_rectangle(cairo, x, y, side, side);
    cairo_fill(cairo);
    return;
  }
  ink(cairo, kLine);
  cairo_set_line_width(cairo, 0.7);
  cairo_rectangle(cairo, x, y, side, side);
  cairo_stroke(cairo);
  if (what == 'A') chest(cairo, middle_x, middle_y, side);
  ink(cairo, kInk);
  if (what == '*') {
    star(cairo, middle_x, middle_y, side * 0.32);
    cairo_fill(cairo);
  }
  if (what == 'x') {
    cairo_set_line_width(cairo, 1.6);
    for (const double slope : {-1.0, 1.0}) {
      cairo_move_to(cairo, middle_x - side * 0.2, middle_y - slope * side * 0.2);
      cairo_line_to(cairo, middle_x + side * 0.2, middle_y + slope * side * 0.2);
    }
    cairo_stroke(cairo);
  }
  if (what == 'o') {
    cairo_set_line_width(cairo, 0.8);
    for (int line = 1; line < 5; ++line) {
      cairo_move_to(cairo, x + side * 0.12, y + side * (0.12 + 0.76 * line / 5));
      cairo_line_to(cairo, x + side * (0.12 + 0.76 * line / 5), y + side * 0.12);
    }
    cairo_stroke(cairo);
    cairo_rectangle(cairo, x + side * 0.12, y + side * 0.12, side * 0.76, side * 0.76);
    cairo_stroke(cairo);
  }
  if (world::is_start(sign)) robot(cairo, middle_x, middle_y, side, direction);
}

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

tl::unexpected<Error> unreadable(std::string detail = {}) { return failure(ErrorKind::failed, "print.picture", {}, std::move(detail)); }

// A picture of a natural size, made to fit.
struct Fit {
  double width, height, scale;
};
// How much a picture of somebody else may grow, and a drawing made here.
constexpr double kPointsPerPixel = 0.75, kLargest = kPointsPerPixel * 1.2, kLargestMade = kPointsPerPixel * 4;
Fit fitted(const Paper& paper, double width, double height, double tallest, double largest) {
  const double scale = std::min({paper.width() / width, tallest / height, largest});
  return {width * scale, height * scale, scale};
}

Result<void> draw_scaled_svg(Paper& paper, const std::string& bytes, const std::string& words, double tallest, double largest) {
  const Result<Svg> svg = Svg::read(bytes);
  if (!svg) return tl::unexpected(svg.error());
  const Svg::Size size = svg->size();
  if (!(size.width > 0 && size.height > 0)) return unreadable();
  const Fit fit = fitted(paper, size.width, size.height, tallest, largest);
  paper.figure(fit.width, fit.height, words, [svg = *svg, fit](cairo_t* cairo, double x, double y) {
    // What lies outside of the drawing's own view is no part of it.
    cairo_rectangle(cairo, x, y, fit.width, fit.height);
    cairo_clip(cairo);
    svg.draw(cairo, x, y, fit.width, fit.height);
  });
  return {};
}

struct Bytes {
  const std::string& bytes;
  std::size_t at = 0;
  static cairo_status_t give(void* self, unsigned char* data, unsigned int length) {
    Bytes& from = *static_cast<Bytes*>(self);
    if (from.bytes.size() - from.at < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, from.bytes.data() + from.at, length);
    from.at += length;
    return CAIRO_STATUS_SUCCESS;
  }
};

}  // namespace

void draw_map(Paper& paper, const trace::WorldRequest& map, const std::string& words) {
  constexpr double kSide = 24, kTallest = 240;
  if (map.map.empty()) return;
  std::size_t columns = 0;
  for (const std::string& row : map.map) columns = std::max(columns, row.size());
  const std::size_t rows = map.map.size();
  const double side = std::min({kSide, kTallest / static_cast<double>(rows + 1), paper.width() / static_cast<double>(columns + 1)});
  paper.figure(side * static_cast<double>(columns + 1), side * static_cast<double>(rows + 1), words, [map, side, columns, rows](cairo_t* cairo, double x, double y) {
    cairo_select_font_face(cairo, "Andika", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    ink(cairo, kSoft);
    for (std::size_t column = 0; column < columns; ++column)
      centred(cairo, fmt::format("{}", column + 1), x + side * (static_cast<double>(column) + 1.5), y + side * 0.6, side * 0.38);
    for (std::size_t row = 0; row < rows; ++row) centred(cairo, fmt::format("{}", row + 1), x + side * 0.6, y + side * (static_cast<double>(row) + 1.5), side * 0.38);
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t column = 0; column < map.map[row].size(); ++column)
        cell(cairo, map.map[row][column], x + side * static_cast<double>(column + 1), y + side * static_cast<double>(row + 1), side, map.direction);
  });
}

Result<void> draw_svg(Paper& paper, const std::string& bytes, const std::string& words, double tallest) {
  return draw_scaled_svg(paper, bytes, words, tallest, kLargest);
}

Result<void> draw_made(Paper& paper, const std::string& svg, const std::string& words, double tallest) {
  return draw_scaled_svg(paper, svg, words, tallest, kLargestMade);
}

Result<void> draw_png(Paper& paper, const std::string& bytes, const std::string& words) {
  constexpr std::uint64_t kMostPixels = 16'000'000;
  if (bytes.size() < 24) return unreadable();
  const auto number = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) value = value << 8U | static_cast<unsigned char>(bytes[at + byte]);
    return value;
  };
  if (number(16) * number(20) > kMostPixels) return unreadable();
  Bytes from{bytes};
  const std::shared_ptr<cairo_surface_t> surface(cairo_image_surface_create_from_png_stream(Bytes::give, &from), FreeSurface{});
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return unreadable(cairo_status_to_string(cairo_surface_status(surface.get())));
  const Fit fit = fitted(paper, cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), kTallestPicture, kLargest);
  paper.figure(fit.width, fit.height, words, [surface, fit](cairo_t* cairo, double x, double y) {
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, fit.scale, fit.scale);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    cairo_paint(cairo);
  });
  return {};
}

Result<void> draw_picture(Paper& paper, const fs::path& file, const std::string& words) {
  const Result<std::string> bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<void> drawn = file.extension() == ".png" ? draw_png(paper, *bytes, words) : draw_svg(paper, *bytes, words);
  if (!drawn) drawn.error().arguments.emplace_back("nom", file.filename().string());
  return drawn;
}

}  // namespace lunabloc::print
