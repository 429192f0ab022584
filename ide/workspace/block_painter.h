// Draws laid-out blocks into a list of Dear ImGui: edges that are crisp at every zoom, words, slots, rings.
//
// Knows how blocks look (UI.md §5.2, §5.6), not what they mean nor what the person does with them.
#pragma once

#include <string>
#include <string_view>

#include "ide/widgets/frame.h"
#include "ide/workspace/block_layout.h"
#include "ide/workspace/block_mesh.h"

namespace lunabloc::ide::workspace {

// A sheet on which a layout lies: where its (0, 0) stands in the window, and how many pixels one du takes.
struct Sheet {
  widgets::Frame& frame;
  ImDrawList& list;
  MeshCache& meshes;
  const BlockMetrics& metrics;
  ImVec2 origin;
  float scale = 1;
  Rect clip;

  const Mesh& mesh(const Form& form) const {
    return meshes.mesh_for(form, metrics, scale < kCoarseBelow ? Detail::coarse : Detail::fine);
  }
  ImVec2 at(Point point) const { return {origin.x + point.x * scale, origin.y + point.y * scale}; }
  Rect rect(const Box& box) const {
    return {origin.x + box.left * scale, origin.y + box.top * scale, box.width() * scale, box.height() * scale};
  }
  Point point(ImVec2 pixel) const { return {(pixel.x - origin.x) / scale, (pixel.y - origin.y) / scale}; }
  Box box_of_clip() const {
    return {(clip.x - origin.x) / scale, (clip.y - origin.y) / scale, (clip.right() - origin.x) / scale,
            (clip.bottom() - origin.y) / scale};
  }
};

// Measures words with the window's block fonts.
TextWidth text_width(const theme::Fonts& fonts);

struct PaintOptions {
  std::string start_category = "start";  // of the file's own hat
  int hidden = -1;                       // a block whose words are being edited in place: its piece is not drawn
  std::size_t hidden_piece = 0;
};

// The colours of a block that stands in another of its category: a shade away from its words, so that they are at least as
// readable, and not the colour around it. In high contrast the edges tell.
theme::CategoryColors shaded(const theme::Theme& theme, const theme::CategoryColors& colors);
// Does the block take that shade? Every second one, counted from the outermost block of its category.
bool is_shaded(const Layout& layout, const LaidBlock& laid);

// What was drawn: the painter never lets a list grow beyond what 16-bit indices can name.
struct Painted {
  int blocks = 0;
  int plain = 0;  // drawn as plain boxes, for want of room or of size
};
Painted paint(const Sheet& sheet, const Layout& layout, const PaintOptions& options = {});

// The outer contour of a block, its mouths left out; and that of its first row alone.
Form rim_of(const LaidBlock& laid);
Form header_of(const LaidBlock& laid);

struct Ring {
  float offset = 0;      // from the edge outward, in pixels
  float thickness = 2;   // in pixels
  ImU32 color = 0;
};
void paint_ring(const Sheet& sheet, const Form& form, Point corner, const Ring& ring);
// The soft light around the block that runs, and the shadow under the one that is carried.
void paint_glow(const Sheet& sheet, const Form& form, Point corner, float reach, ImU32 color);

// An icon of the categories, by the block's category; an id that the vocabulary lacks gives a puzzle piece.
theme::Icon icon_of(const session::Session& session, std::string_view category);

inline constexpr int kMostVertices = 45'000;  // of one list: UI.md §13.2 allows 50,000

}  // namespace lunabloc::ide::workspace
