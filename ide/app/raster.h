// The window without a graphics chip: draws Dear ImGui's triangles into memory, the same on every machine.
//
// The picture is cut in tiles. A tile is drawn again only when something that touches it has changed since the last
// picture, so a small change costs little. Text is copied from the atlas; everything else is flat or shaded.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <span>
#include <vector>

namespace lunabloc::ide::app {

struct PixelRect {
  int x = 0, y = 0, w = 0, h = 0;
};

class Raster {
 public:
  void set_atlas(ImFontAtlas& atlas);  // keeps a pointer to its pixels; everything is drawn again
  void resize(int width, int height);
  int width() const { return width_; }
  int height() const { return height_; }
  // 0xFFRRGGBB, row after row.
  std::span<const std::uint32_t> pixels() const { return pixels_; }

  void render(const ImDrawData& data);
  // What the last render drew again.
  const std::vector<PixelRect>& changed() const { return changed_; }

 private:
  struct Shape {
    const ImDrawVert *a, *b, *c;  // a rectangle has its first and its last corner in a and c
    int left, top, right, bottom; // pixels that it may touch, inside its clip
    bool rectangle, textured;
  };
  struct Tile {
    std::uint64_t hash = 0, drawn = 0;
    std::vector<std::uint32_t> shapes;
  };

  void gather(const ImDrawData& data);
  void add(const Shape& shape, const ImVec4& clip);
  void draw_tile(const Tile& tile, const PixelRect& box);
  void draw_flat(const Shape& shape, const PixelRect& box);
  void draw_glyph(const Shape& shape, const PixelRect& box);
  void draw_scaled(const Shape& shape, const PixelRect& box);
  void draw_triangle(const Shape& shape, const PixelRect& box);
  std::uint32_t* row(int y) { return pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_); }

  int width_ = 0, height_ = 0, columns_ = 0, rows_ = 0;
  std::vector<std::uint32_t> pixels_;
  std::vector<Tile> tiles_;
  std::vector<Shape> shapes_;
  std::vector<PixelRect> changed_;
  const unsigned char* atlas_ = nullptr;
  int atlas_width_ = 0, atlas_height_ = 0;
  std::uint64_t generation_ = 1;
};

}  // namespace lunabloc::ide::app
