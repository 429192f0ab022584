// A drawing in SVG, read by librsvg and drawn with cairo.
//
// The library is loaded with the first drawing: it brings nine others, a fifth of what each start of ours would cost, and few
// commands ever draw.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

using cairo_t = struct _cairo;
struct _RsvgHandle;

namespace lunabloc::print {

class Svg {
 public:
  // Without an address of its own it can name no other file.
  // Errors: "print.picture", its detail filled, when it is none or the library is not there.
  static Result<Svg> read(std::string_view bytes);

  struct Size {
    double width = 0, height = 0;  // px
  };
  // 0 when it says none.
  Size size() const;
  // To fill that place. False when it cannot be drawn.
  bool draw(cairo_t* cairo, double x, double y, double width, double height) const;

 private:
  explicit Svg(std::shared_ptr<_RsvgHandle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<_RsvgHandle> handle_;
};

}  // namespace lunabloc::print
