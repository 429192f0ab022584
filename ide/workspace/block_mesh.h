// The outline of a block as points, outward normals and triangles, in du, made once for each form and kept.
//
// Dear ImGui 1.86 cannot fill a concave path, so blocks are cut into triangles here, by ear clipping. What is drawn
// with them, and in which colours, is block_painter's.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ide/workspace/block_layout.h"

namespace lunabloc::ide::workspace {

struct Mesh {
  std::vector<Point> points;           // clockwise on the screen, from the top left of the block at (0, 0)
  std::vector<Point> normals;          // outward; long enough at corners for an even edge
  std::vector<std::uint16_t> triangles;  // three indices each
};

// Seen from afar, curves need fewer points: a view full of blocks stays within what one list can name.
enum class Detail { fine, coarse };
inline constexpr float kCoarseBelow = 0.75f;  // pixels a du

Mesh mesh_of(const Form& form, const BlockMetrics& metrics, Detail detail = Detail::fine);
// The triangles of a simple polygon given clockwise (on a screen); fewer when it crosses itself.
std::vector<std::uint16_t> clip_ears(const std::vector<Point>& points);

// Equal forms share one mesh, so a program of a thousand blocks has a few dozen.
class MeshCache {
 public:
  const Mesh& mesh_for(const Form& form, const BlockMetrics& metrics, Detail detail = Detail::fine);

 private:
  struct Hash {
    std::size_t operator()(const Form& form) const;
  };
  std::unordered_map<Form, std::unique_ptr<Mesh>, Hash> meshes_[2];  // by detail
};

}  // namespace lunabloc::ide::workspace
