// The SVG pictures of lessons, as shapes that are drawn at any size with the window's own triangles: no texture.
//
// Knows g, rect, circle, ellipse, line, polyline, polygon and path, with fill, stroke, stroke-width, opacity and
// transform. A picture that uses anything else is refused whole, so that no picture is ever shown half.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::ide::widgets {

class VectorPicture {
 public:
  // Errors: "ide.picture" {fichier} with what was not understood.
  static Result<VectorPicture> parse(std::string_view svg);

  ImVec2 size() const { return size_; }  // in du
  void draw(ImDrawList& list, ImVec2 at, float scale) const;

  struct Outline {
    std::vector<ImVec2> points;
    bool closed = false;
  };
  struct Shape {
    std::vector<Outline> outlines;
    std::vector<ImVec2> triangles;  // of the fill, three points each
    ImU32 fill = 0, stroke = 0;     // 0: none
    float width = 1;
  };
  const std::vector<Shape>& shapes() const { return shapes_; }

 private:
  std::vector<Shape> shapes_;
  ImVec2 origin_{0, 0}, size_{0, 0};
  float unit_ = 1;  // du of one unit of the picture
};

}  // namespace lunabloc::ide::widgets
