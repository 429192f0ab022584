#include "ide/app/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace lunabloc::ide::app {
namespace {

constexpr int kTileWidth = 64;
constexpr int kTileHeight = 32;

std::uint32_t red(ImU32 color) { return (color >> IM_COL32_R_SHIFT) & 0xFFU; }
std::uint32_t green(ImU32 color) { return (color >> IM_COL32_G_SHIFT) & 0xFFU; }
std::uint32_t blue(ImU32 color) { return (color >> IM_COL32_B_SHIFT) & 0xFFU; }
std::uint32_t alpha(ImU32 color) { return (color >> IM_COL32_A_SHIFT) & 0xFFU; }

std::uint32_t pixel_of(ImU32 color) { return 0xFF000000U | red(color) << 16U | green(color) << 8U | blue(color); }

// `part` goes from 0 to 256.
std::uint32_t blended(std::uint32_t under, std::uint32_t over, std::uint32_t part) {
  const std::uint32_t under_rb = under & 0xFF00FFU, under_g = under & 0x00FF00U;
  const std::uint32_t over_rb = over & 0xFF00FFU, over_g = over & 0x00FF00U;
  const std::uint32_t rb = (under_rb * (256U - part) + over_rb * part + 0x800080U) >> 8U;
  const std::uint32_t g = (under_g * (256U - part) + over_g * part + 0x008000U) >> 8U;
  return 0xFF000000U | (rb & 0xFF00FFU) | (g & 0x00FF00U);
}

std::uint32_t part_of(std::uint32_t value) { return value + (value >> 7U); }

void fill_span(std::uint32_t* from, int count, std::uint32_t color, std::uint32_t part) {
  if (part >= 256U) {
    std::fill_n(from, count, color);
    return;
  }
  for (int index = 0; index < count; ++index) from[index] = blended(from[index], color, part);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value * 0x9E3779B97F4A7C15ULL;
  return std::rotl(hash, 29) * 0xBF58476D1CE4E5B9ULL;
}

std::uint64_t bits(float first, float second) {
  return static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(first)) << 32U | std::bit_cast<std::uint32_t>(second);
}

std::uint64_t hash_of(std::uint64_t hash, const ImDrawVert& vertex) {
  hash = mixed(hash, bits(vertex.pos.x, vertex.pos.y));
  hash = mixed(hash, bits(vertex.uv.x, vertex.uv.y));
  return mixed(hash, vertex.col);
}

bool same_uv(const ImDrawVert& a, const ImDrawVert& b) { return a.uv.x == b.uv.x && a.uv.y == b.uv.y; }

// Two triangles that make an upright rectangle of one colour, as PrimRect and PrimRectUV write them.
bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* vertices) {
  if (index[3] != index[0] || index[4] != index[2]) return false;
  const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]], &d = vertices[index[5]];
  return a.col == b.col && a.col == c.col && a.col == d.col && a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y &&
         d.pos.x == a.pos.x && a.uv.y == b.uv.y && b.uv.x == c.uv.x && c.uv.y == d.uv.y && d.uv.x == a.uv.x && c.pos.x >= a.pos.x &&
         c.pos.y >= a.pos.y;
}

// The first pixel whose centre is not left of `at`.
int first_pixel(float at) { return static_cast<int>(std::ceil(at - 0.5F)); }

// Where the edge crosses the middle of a row; both triangles of an edge compute the same number.
struct Edge {
  float x, y, slope;
  Edge(const ImVec2& from, const ImVec2& to) : x(from.x), y(from.y), slope((to.x - from.x) / (to.y - from.y)) {}
  float at(float row) const { return x + (row - y) * slope; }
};

}  // namespace

void Raster::set_atlas(ImFontAtlas& atlas) {
  unsigned char* pixels = nullptr;
  atlas.GetTexDataAsAlpha8(&pixels, &atlas_width_, &atlas_height_);
  atlas_ = pixels;
  ++generation_;
}

void Raster::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = std::max(0, width);
  height_ = std::max(0, height);
  columns_ = (width_ + kTileWidth - 1) / kTileWidth;
  rows_ = (height_ + kTileHeight - 1) / kTileHeight;
  pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0xFF000000U);
  tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
  ++generation_;
}

void Raster::add(const Shape& shape, const ImVec4& clip) {
  Shape clipped = shape;
  clipped.left = std::max({shape.left, static_cast<int>(clip.x), 0});
  clipped.top = std::max({shape.top, static_cast<int>(clip.y), 0});
  clipped.right = std::min({shape.right, static_cast<int>(clip.z), width_});
  clipped.bottom = std::min({shape.bottom, static_cast<int>(clip.w), height_});
  if (clipped.left >= clipped.right || clipped.top >= clipped.bottom) return;
  std::uint64_t hash = hash_of(hash_of(shape.rectangle ? 1 : 2, *shape.a), *shape.c);
  if (!shape.rectangle) hash = hash_of(hash, *shape.b);
  hash = mixed(hash, static_cast<std::uint64_t>(clipped.left) << 48U ^ static_cast<std::uint64_t>(clipped.top) << 32U ^
                         static_cast<std::uint64_t>(clipped.right) << 16U ^ static_cast<std::uint64_t>(clipped.bottom));
  const auto number = static_cast<std::uint32_t>(shapes_.size());
  shapes_.push_back(clipped);
  for (int tile_y = clipped.top / kTileHeight; tile_y <= (clipped.bottom - 1) / kTileHeight; ++tile_y)
    for (int tile_x = clipped.left / kTileWidth; tile_x <= (clipped.right - 1) / kTileWidth; ++tile_x) {
      Tile& tile = tiles_[static_cast<std::size_t>(tile_y * columns_ + tile_x)];
      tile.hash = mixed(tile.hash, hash);
      tile.shapes.push_back(number);
    }
}

void Raster::gather(const ImDrawData& data) {
  shapes_.clear();
  for (Tile& tile : tiles_) {
    tile.hash = generation_;
    tile.shapes.clear();
  }
  for (int list_index = 0; list_index < data.CmdListsCount; ++list_index) {
    const ImDrawList& list = *data.CmdLists[list_index];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
      const ImDrawIdx* const end = index + command.ElemCount;
      while (index + 3 <= end) {
        const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]];
        if (index + 6 <= end && is_rectangle(index, vertices)) {
          index += 6;
          if (alpha(a.col) == 0) continue;
          add({&a, &b, &c, first_pixel(a.pos.x), first_pixel(a.pos.y), first_pixel(c.pos.x), first_pixel(c.pos.y), true, !same_uv(a, c)},
              command.ClipRect);
          continue;
        }
        index += 3;
        if (alpha(a.col) == 0 && alpha(b.col) == 0 && alpha(c.col) == 0) continue;
        const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
        const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
        add({&a, &b, &c, first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom), false, false}, command.ClipRect);
      }
    }
  }
}

void Raster::render(const ImDrawData& data) {
  resize(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
  gather(data);
  changed_.clear();
  for (int tile_y = 0; tile_y < rows_; ++tile_y) {
    bool joined = false;
    for (int tile_x = 0; tile_x < columns_; ++tile_x) {
      Tile& tile = tiles_[static_cast<std::size_t>(tile_y * columns_ + tile_x)];
      if (tile.hash == tile.drawn) {
        joined = false;
        continue;
      }
      tile.drawn = tile.hash;
      const PixelRect box{tile_x * kTileWidth, tile_y * kTileHeight, std::min(kTileWidth, width_ - tile_x * kTileWidth),
                          std::min(kTileHeight, height_ - tile_y * kTileHeight)};
      draw_tile(tile, box);
      if (joined) changed_.back().w += box.w;
      else changed_.push_back(box);
      joined = true;
    }
  }
}

void Raster::draw_tile(const Tile& tile, const PixelRect& tile_box) {
  for (const std::uint32_t number : tile.shapes) {
    const Shape& shape = shapes_[number];
    const int left = std::max(shape.left, tile_box.x), top = std::max(shape.top, tile_box.y);
    const PixelRect box{left, top, std::min(shape.right, tile_box.x + tile_box.w) - left,
                        std::min(shape.bottom, tile_box.y + tile_box.h) - top};
    if (!shape.rectangle) {
      draw_triangle(shape, box);
    } else if (!shape.textured) {
      draw_flat(shape, box);
    } else {
      const float texels_x = (shape.c->uv.x - shape.a->uv.x) * static_cast<float>(atlas_width_);
      const float texels_y = (shape.c->uv.y - shape.a->uv.y) * static_cast<float>(atlas_height_);
      const bool exact = std::fabs(texels_x - (shape.c->pos.x - shape.a->pos.x)) < 0.01F &&
                         std::fabs(texels_y - (shape.c->pos.y - shape.a->pos.y)) < 0.01F;
      if (exact) draw_glyph(shape, box);
      else draw_scaled(shape, box);
    }
  }
}

void Raster::draw_flat(const Shape& shape, const PixelRect& box) {
  const std::uint32_t color = pixel_of(shape.a->col), part = part_of(alpha(shape.a->col));
  for (int y = box.y; y < box.y + box.h; ++y) fill_span(row(y) + box.x, box.w, color, part);
}

void Raster::draw_glyph(const Shape& shape, const PixelRect& box) {
  const int origin_x = static_cast<int>(std::lround(shape.a->uv.x * static_cast<float>(atlas_width_))) - first_pixel(shape.a->pos.x);
  const int origin_y = static_cast<int>(std::lround(shape.a->uv.y * static_cast<float>(atlas_height_))) - first_pixel(shape.a->pos.y);
  const std::uint32_t color = pixel_of(shape.a->col), strength = part_of(alpha(shape.a->col));
  for (int y = box.y; y < box.y + box.h; ++y) {
    const int texel_y = y + origin_y;
    if (texel_y < 0 || texel_y >= atlas_height_) continue;
    const int first = std::max(box.x, -origin_x), last = std::min(box.x + box.w, atlas_width_ - origin_x);
    const unsigned char* texels = atlas_ + static_cast<std::ptrdiff_t>(texel_y) * atlas_width_ + origin_x;
    std::uint32_t* const pixels = row(y);
    for (int x = first; x < last; ++x)
      if (texels[x] != 0) pixels[x] = blended(pixels[x], color, part_of(texels[x]) * strength >> 8U);
  }
}

// A glyph drawn at another size than its own: between four texels.
void Raster::draw_scaled(const Shape& shape, const PixelRect& box) {
  const auto texture_width = static_cast<float>(atlas_width_), texture_height = static_cast<float>(atlas_height_);
  const float step_x = (shape.c->uv.x - shape.a->uv.x) * texture_width / (shape.c->pos.x - shape.a->pos.x);
  const float step_y = (shape.c->uv.y - shape.a->uv.y) * texture_height / (shape.c->pos.y - shape.a->pos.y);
  const std::uint32_t color = pixel_of(shape.a->col);
  const auto strength = static_cast<float>(part_of(alpha(shape.a->col)));
  const auto texel = [&](int x, int y) {
    x = std::clamp(x, 0, atlas_width_ - 1);
    y = std::clamp(y, 0, atlas_height_ - 1);
    return static_cast<float>(atlas_[static_cast<std::ptrdiff_t>(y) * atlas_width_ + x]);
  };
  for (int y = box.y; y < box.y + box.h; ++y) {
    const float v = shape.a->uv.y * texture_height + (static_cast<float>(y) + 0.5F - shape.a->pos.y) * step_y - 0.5F;
    const float v_floor = std::floor(v);
    for (int x = box.x; x < box.x + box.w; ++x) {
      const float u = shape.a->uv.x * texture_width + (static_cast<float>(x) + 0.5F - shape.a->pos.x) * step_x - 0.5F;
      const float u_floor = std::floor(u);
      const int iu = static_cast<int>(u_floor), iv = static_cast<int>(v_floor);
      const float du = u - u_floor, dv = v - v_floor;
      const float value = (texel(iu, iv) * (1 - du) + texel(iu + 1, iv) * du) * (1 - dv) +
                          (texel(iu, iv + 1) * (1 - du) + texel(iu + 1, iv + 1) * du) * dv;
      std::uint32_t& pixel = row(y)[x];
      pixel = blended(pixel, color, static_cast<std::uint32_t>(value * strength / 255.0F));
    }
  }
}

void Raster::draw_triangle(const Shape& shape, const PixelRect& box) {
  const ImDrawVert *low = shape.a, *middle = shape.b, *high = shape.c;
  const auto above = [](const ImDrawVert* a, const ImDrawVert* b) {
    return a->pos.y < b->pos.y || (a->pos.y == b->pos.y && a->pos.x < b->pos.x);
  };
  if (above(middle, low)) std::swap(low, middle);
  if (above(high, middle)) std::swap(middle, high);
  if (above(middle, low)) std::swap(low, middle);
  const float area = (middle->pos.x - low->pos.x) * (high->pos.y - low->pos.y) - (high->pos.x - low->pos.x) * (middle->pos.y - low->pos.y);
  if (area == 0) return;
  const bool flat = low->col == middle->col && low->col == high->col;
  const std::uint32_t flat_color = pixel_of(low->col), flat_part = part_of(alpha(low->col));

  // Of each channel: its value at the origin of the picture, and what a step to the right or down adds.
  float base[4], across[4], down[4];
  if (!flat) {
    const float x1 = middle->pos.x - low->pos.x, y1 = middle->pos.y - low->pos.y;
    const float x2 = high->pos.x - low->pos.x, y2 = high->pos.y - low->pos.y;
    const auto channels = [](ImU32 color, float* out) {
      out[0] = static_cast<float>(red(color)), out[1] = static_cast<float>(green(color));
      out[2] = static_cast<float>(blue(color)), out[3] = static_cast<float>(alpha(color));
    };
    float first[4], second[4], third[4];
    channels(low->col, first), channels(middle->col, second), channels(high->col, third);
    for (int channel = 0; channel < 4; ++channel) {
      const float d1 = second[channel] - first[channel], d2 = third[channel] - first[channel];
      across[channel] = (d1 * y2 - d2 * y1) / area;
      down[channel] = (d2 * x1 - d1 * x2) / area;
      base[channel] = first[channel] + across[channel] * (0.5F - low->pos.x) + down[channel] * (0.5F - low->pos.y);
    }
  }

  const Edge whole(low->pos, high->pos);
  const int split = first_pixel(middle->pos.y);
  const int from = std::max(box.y, first_pixel(low->pos.y)), to = std::min(box.y + box.h, first_pixel(high->pos.y));
  const bool middle_is_right = area > 0;
  for (int y = from; y < to; ++y) {
    const float center = static_cast<float>(y) + 0.5F;
    const Edge other = y < split ? Edge(low->pos, middle->pos) : Edge(middle->pos, high->pos);
    const float one = whole.at(center), two = other.at(center);
    const float left_edge = middle_is_right ? one : two, right_edge = middle_is_right ? two : one;
    const int left = std::max(box.x, first_pixel(left_edge)), right = std::min(box.x + box.w, first_pixel(right_edge));
    if (left >= right) continue;
    std::uint32_t* const pixels = row(y);
    if (flat) {
      fill_span(pixels + left, right - left, flat_color, flat_part);
      continue;
    }
    for (int x = left; x < right; ++x) {
      std::uint32_t value[4];
      for (int channel = 0; channel < 4; ++channel) {
        const float exact = base[channel] + across[channel] * static_cast<float>(x) + down[channel] * static_cast<float>(y);
        value[channel] = static_cast<std::uint32_t>(std::clamp(exact + 0.5F, 0.0F, 255.0F));
      }
      const std::uint32_t color = 0xFF000000U | value[0] << 16U | value[1] << 8U | value[2];
      pixels[x] = blended(pixels[x], color, part_of(value[3]));
    }
  }
}

}  // namespace lunabloc::ide::app
