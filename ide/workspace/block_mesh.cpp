#include "ide/workspace/block_mesh.h"

#include <bit>
#include <numbers>

namespace lunabloc::ide::workspace {
namespace {

struct Segments {
  int corner, flank, dome, half_disc;
};
constexpr Segments kFine{4, 5, 10, 12}, kCoarse{2, 2, 5, 6};
constexpr std::size_t kMostMeshes = 4096;  // beyond, the cache starts again: an afternoon of typing must not grow it

class Outline {
 public:
  Outline(const BlockMetrics& metrics, const Segments& segments) : metrics_(metrics), segments_(segments) {}

  void to(float x, float y) {
    const Point next{x, y};
    if (points_.empty() || distance(points_.back(), next) > 0.01f) points_.push_back(next);
  }
  // A quarter disc around the centre, from one angle to another, in quarters of a turn (0: right, 1: down).
  void quarter(float x, float y, float radius, float from, float to_angle, int segments = 0) {
    if (segments == 0) segments = segments_.corner;
    for (int step = 0; step <= segments; ++step) {
      const float share = static_cast<float>(step) / static_cast<float>(segments);
      const float angle = (from + (to_angle - from) * share) * std::numbers::pi_v<float> / 2;
      to(x + radius * std::cos(angle), y + radius * std::sin(angle));
    }
  }
  // The notch on a top edge, left to right.
  void notch(float left, float top) {
    flank(left, top, 1, 0);
    flank(left + metrics_.notch_width - metrics_.notch_flank, top, 1, 1);
  }
  // The bump on a bottom edge, right to left.
  void bump(float left, float bottom) {
    flank(left + metrics_.notch_width, bottom, -1, 0);
    flank(left + metrics_.notch_flank, bottom, -1, 1);
  }
  // From the left end of the dome to its right end.
  void dome() {
    const float middle = metrics_.hat_width * 0.46f;
    curve({0, 0}, {metrics_.hat_width * 0.14f, -metrics_.hat_rise * 0.72f}, {metrics_.hat_width * 0.28f, -metrics_.hat_rise},
          {middle, -metrics_.hat_rise});
    curve({middle, -metrics_.hat_rise}, {metrics_.hat_width * 0.68f, -metrics_.hat_rise}, {metrics_.hat_width * 0.80f, 0},
          {metrics_.hat_width, 0});
  }
  std::vector<Point> take() {
    if (points_.size() > 1 && distance(points_.front(), points_.back()) < 0.01f) points_.pop_back();
    return std::move(points_);
  }

 private:
  void flank(float x, float y, float direction, int upward) {
    for (int step = 0; step <= segments_.flank; ++step) {
      const float share = static_cast<float>(step) / static_cast<float>(segments_.flank);
      const float eased = share * share * (3 - 2 * share);
      to(x + direction * metrics_.notch_flank * share, y + metrics_.notch_depth * (upward != 0 ? 1 - eased : eased));
    }
  }
  void curve(Point a, Point b, Point c, Point d) {
    for (int step = 0; step <= segments_.dome; ++step) {
      const float t = static_cast<float>(step) / static_cast<float>(segments_.dome), u = 1 - t;
      const float wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;
      to(a.x * wa + b.x * wb + c.x * wc + d.x * wd, a.y * wa + b.y * wb + c.y * wc + d.y * wd);
    }
  }

  const BlockMetrics& metrics_;
  const Segments& segments_;
  std::vector<Point> points_;
};

std::vector<Point> stack_outline(const Form& form, const BlockMetrics& metrics, const Segments& segments) {
  Outline outline(metrics, segments);
  const float radius = std::min(metrics.corner_radius, form.height / 2);
  const float width = form.width;
  if (form.hat) {
    outline.dome();
  } else {
    outline.quarter(radius, radius, radius, 2, 3);
    if (form.notch) outline.notch(metrics.notch_x, 0);
  }
  outline.quarter(width - radius, radius, radius, 3, 4);
  for (const Bay& bay : form.bays) {
    const float inner = metrics.spine_width;
    outline.quarter(width - radius, bay.top - radius, radius, 0, 1);
    outline.bump(inner + metrics.notch_x, bay.top);
    outline.quarter(inner + radius, bay.top + radius, radius, 3, 2);
    outline.quarter(inner + radius, bay.bottom - radius, radius, 2, 1);
    outline.quarter(width - radius, bay.bottom + radius, radius, 3, 4);
  }
  outline.quarter(width - radius, form.height - radius, radius, 0, 1);
  if (form.bump) outline.bump(metrics.notch_x, form.height);
  outline.quarter(radius, form.height - radius, radius, 1, 2);
  return outline.take();
}

std::vector<Point> round_outline(const Form& form, const BlockMetrics& metrics, float radius, const Segments& segments, int quarter) {
  Outline outline(metrics, segments);
  outline.quarter(radius, radius, radius, 2, 3, quarter);
  outline.quarter(form.width - radius, radius, radius, 3, 4, quarter);
  outline.quarter(form.width - radius, form.height - radius, radius, 0, 1, quarter);
  outline.quarter(radius, form.height - radius, radius, 1, 2, quarter);
  return outline.take();
}

std::vector<Point> hexagon_outline(const Form& form) {
  const float half = form.height / 2, point = std::min(half, form.width / 2);
  return {{0, half},          {point, 0}, {form.width - point, 0}, {form.width, half}, {form.width - point, form.height},
          {point, form.height}};
}

std::vector<Point> outline_of(const Form& form, const BlockMetrics& metrics, const Segments& segments) {
  switch (form.silhouette) {
    case Silhouette::stack:
    case Silhouette::frame: return stack_outline(form, metrics, segments);
    case Silhouette::pill: return round_outline(form, metrics, form.height / 2, segments, segments.half_disc / 2);
    case Silhouette::hexagon: return hexagon_outline(form);
    case Silhouette::chip:
    case Silhouette::menu: return round_outline(form, metrics, std::min(metrics.corner_radius, form.height / 2), segments, segments.corner);
  }
  return {};
}

float cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

std::vector<Point> normals_of(const std::vector<Point>& points) {
  std::vector<Point> normals(points.size());
  const auto edge_normal = [](Point from, Point to) {
    const float length = std::max(distance(from, to), 1e-6f);
    return Point{(to.y - from.y) / length, -(to.x - from.x) / length};
  };
  for (std::size_t index = 0; index < points.size(); ++index) {
    const Point& here = points[index];
    const Point before = edge_normal(points[(index + points.size() - 1) % points.size()], here);
    const Point after = edge_normal(here, points[(index + 1) % points.size()]);
    // The mitre: both edges keep their distance. Bounded, for a very sharp corner would send it far away.
    const float agreement = std::max(1 + before.x * after.x + before.y * after.y, 0.4f);
    normals[index] = {(before.x + after.x) / agreement, (before.y + after.y) / agreement};
  }
  return normals;
}

}  // namespace

std::vector<std::uint16_t> clip_ears(const std::vector<Point>& points) {
  std::vector<std::uint16_t> triangles;
  std::vector<std::uint16_t> left(points.size());
  for (std::size_t index = 0; index < points.size(); ++index) left[index] = static_cast<std::uint16_t>(index);
  if (points.size() > 2) triangles.reserve((points.size() - 2) * 3);

  const auto is_ear = [&](std::size_t at) {
    const std::size_t count = left.size();
    const std::uint16_t ia = left[(at + count - 1) % count], ib = left[at], ic = left[(at + 1) % count];
    const Point a = points[ia], b = points[ib], c = points[ic];
    if (cross(a, b, c) <= 0) return false;
    for (std::size_t other = 0; other < count; ++other) {
      const std::uint16_t ip = left[other];
      if (ip == ia || ip == ib || ip == ic) continue;
      const Point p = points[ip];
      // Only a corner that turns inward can lie inside an ear.
      const Point before = points[left[(other + count - 1) % count]], after = points[left[(other + 1) % count]];
      if (cross(before, p, after) > 0) continue;
      if (cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0) return false;
    }
    return true;
  };

  std::size_t at = 0, refused = 0;
  while (left.size() > 2 && refused < left.size()) {
    if (at >= left.size()) at = 0;
    if (!is_ear(at)) {
      const std::size_t count = left.size();
      const Point a = points[left[(at + count - 1) % count]], b = points[left[at]], c = points[left[(at + 1) % count]];
      if (std::abs(cross(a, b, c)) < 1e-5f) {  // on a straight line: nothing to fill
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        refused = 0;
        continue;
      }
      ++at;
      ++refused;
      continue;
    }
    const std::size_t count = left.size();
    triangles.insert(triangles.end(), {left[(at + count - 1) % count], left[at], left[(at + 1) % count]});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    refused = 0;
    ++at;  // leaving every second corner makes rounder triangles and fewer refusals
  }
  return triangles;
}

Mesh mesh_of(const Form& form, const BlockMetrics& metrics, Detail detail) {
  Mesh mesh;
  mesh.points = outline_of(form, metrics, detail == Detail::fine ? kFine : kCoarse);
  mesh.normals = normals_of(mesh.points);
  mesh.triangles = clip_ears(mesh.points);
  return mesh;
}

std::size_t MeshCache::Hash::operator()(const Form& form) const {
  std::size_t hash = static_cast<std::size_t>(form.silhouette) * 8 + (form.hat ? 4u : 0u) + (form.notch ? 2u : 0u) + (form.bump ? 1u : 0u);
  const auto add = [&hash](float value) { hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 0x100000001B3ull; };
  add(form.width);
  add(form.height);
  for (const Bay& bay : form.bays) {
    add(bay.top);
    add(bay.bottom);
  }
  return hash;
}

const Mesh& MeshCache::mesh_for(const Form& form, const BlockMetrics& metrics, Detail detail) {
  auto& meshes = meshes_[static_cast<std::size_t>(detail)];
  const auto found = meshes.find(form);
  if (found != meshes.end()) return *found->second;
  if (meshes.size() >= kMostMeshes) meshes.clear();
  return *meshes.emplace(form, std::make_unique<Mesh>(mesh_of(form, metrics, detail))).first->second;
}

}  // namespace lunabloc::ide::workspace
