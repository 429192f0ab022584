// How much there is in a picture: the window draws SVG of shapes with plain colours, up to so many points; what is more, or
// other, is replaced there by the picture's words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lunabloc::lesson {

inline constexpr std::size_t kMostPicturePoints = 6000;

struct PictureSize {
  std::size_t points = 0;  // a curve is cut into short lines
  std::string unknown;     // the first element or attribute that is not drawn; empty when all are
};

PictureSize picture_size(std::string_view svg);

}  // namespace lunabloc::lesson
