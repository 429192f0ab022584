#include "ide/stage/costume_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace lunabloc::ide::stage {
namespace {

// Of `count` numbers: four are an ellipse (middle, half width, half height), more are a convex polygon. Units of the
// costume, (0, 0) in its middle, y upwards; every sprite looks to the right.
struct Shape {
  std::string_view costume;
  std::string_view pen;
  std::size_t count;
  std::array<float, 16> numbers;
};

constexpr Shape kShapes[] = {
    {"cat", "orange", 8, {-22, -30, -14, -30, -12, -8, -20, -8}},
    {"cat", "orange", 8, {8, -30, 16, -30, 14, -8, 6, -8}},
    {"cat", "orange", 8, {-28, -12, -22, -16, -26, 12, -32, 10}},
    {"cat", "orange", 4, {-4, -10, 20, 14}},
    {"cat", "orange", 6, {-4, 22, 4, 36, 10, 24}},
    {"cat", "orange", 6, {14, 26, 24, 36, 28, 20}},
    {"cat", "orange", 4, {12, 12, 20, 17}},
    {"cat", "white", 4, {20, 5, 9, 7}},
    {"cat", "black", 4, {8, 17, 2.5F, 3.5F}},
    {"cat", "black", 4, {20, 17, 2.5F, 3.5F}},
    {"cat", "pink", 4, {22, 9, 3, 2}},
    {"cat_walk", "orange", 8, {-30, -30, -22, -32, -10, -10, -18, -8}},
    {"cat_walk", "orange", 8, {16, -32, 24, -30, 14, -8, 6, -10}},
    {"cat_walk", "orange", 8, {-30, 4, -26, -2, -16, -8, -18, -2}},
    {"cat_walk", "orange", 4, {-4, -10, 20, 14}},
    {"cat_walk", "orange", 6, {-4, 22, 4, 36, 10, 24}},
    {"cat_walk", "orange", 6, {14, 26, 24, 36, 28, 20}},
    {"cat_walk", "orange", 4, {12, 12, 20, 17}},
    {"cat_walk", "white", 4, {20, 5, 9, 7}},
    {"cat_walk", "black", 4, {8, 17, 2.5F, 3.5F}},
    {"cat_walk", "black", 4, {20, 17, 2.5F, 3.5F}},
    {"cat_walk", "pink", 4, {22, 9, 3, 2}},
    {"robot", "grey", 8, {-16, -36, -4, -36, -4, -22, -16, -22}},
    {"robot", "grey", 8, {4, -36, 16, -36, 16, -22, 4, -22}},
    {"robot", "blue", 8, {-22, -24, 22, -24, 22, 4, -22, 4}},
    {"robot", "grey", 8, {-28, -18, -22, -18, -22, 2, -28, 2}},
    {"robot", "grey", 8, {22, -18, 28, -18, 28, 2, 22, 2}},
    {"robot", "grey", 8, {-18, 6, 18, 6, 18, 28, -18, 28}},
    {"robot", "red", 4, {0, 33, 3, 3}},
    {"robot", "white", 4, {-7, 19, 5, 5}},
    {"robot", "white", 4, {8, 19, 5, 5}},
    {"robot", "black", 4, {-5, 19, 2, 2}},
    {"robot", "black", 4, {10, 19, 2, 2}},
    {"robot", "black", 8, {-8, 10, 8, 10, 8, 12, -8, 12}},
    {"robot", "yellow", 4, {0, -10, 6, 6}},
    {"robot_happy", "grey", 8, {-16, -36, -4, -36, -4, -22, -16, -22}},
    {"robot_happy", "grey", 8, {4, -36, 16, -36, 16, -22, 4, -22}},
    {"robot_happy", "blue", 8, {-22, -24, 22, -24, 22, 4, -22, 4}},
    {"robot_happy", "grey", 8, {-28, -4, -22, -4, -22, 18, -28, 18}},
    {"robot_happy", "grey", 8, {22, -4, 28, -4, 28, 18, 22, 18}},
    {"robot_happy", "grey", 8, {-18, 6, 18, 6, 18, 28, -18, 28}},
    {"robot_happy", "green", 4, {0, 33, 3, 3}},
    {"robot_happy", "white", 4, {-7, 20, 5, 5}},
    {"robot_happy", "white", 4, {8, 20, 5, 5}},
    {"robot_happy", "black", 4, {-5, 20, 2, 2}},
    {"robot_happy", "black", 4, {10, 20, 2, 2}},
    {"robot_happy", "black", 8, {-5, 9, 5, 9, 9, 13, -9, 13}},
    {"robot_happy", "yellow", 4, {0, -10, 6, 6}},
    {"bird", "blue", 6, {-30, 4, -18, -6, -14, 4}},
    {"bird", "blue", 4, {0, -4, 20, 13}},
    {"bird", "blue", 4, {16, 4, 10, 10}},
    {"bird", "orange", 6, {24, 6, 30, 2, 24, 0}},
    {"bird", "white", 4, {19, 6, 3.5F, 3.5F}},
    {"bird", "black", 4, {20, 6, 1.7F, 1.7F}},
    {"bird", "purple", 6, {-12, -2, 8, -2, -10, 22}},
    {"bird_down", "blue", 6, {-30, 4, -18, -6, -14, 4}},
    {"bird_down", "blue", 4, {0, -4, 20, 13}},
    {"bird_down", "blue", 4, {16, 4, 10, 10}},
    {"bird_down", "orange", 6, {24, 6, 30, 2, 24, 0}},
    {"bird_down", "white", 4, {19, 6, 3.5F, 3.5F}},
    {"bird_down", "black", 4, {20, 6, 1.7F, 1.7F}},
    {"bird_down", "purple", 6, {-12, 0, 8, 0, -10, -22}},
    {"fish", "red", 6, {-32, 16, -12, 0, -32, -16}},
    {"fish", "orange", 4, {6, 0, 26, 17}},
    {"fish", "red", 6, {-4, 14, 12, 16, 0, 20}},
    {"fish", "white", 4, {20, 4, 4.5F, 4.5F}},
    {"fish", "black", 4, {21.5F, 4, 2, 2}},
    {"ghost", "white", 8, {-26, -24, 26, -24, 26, 6, -26, 6}},
    {"ghost", "white", 4, {0, 4, 26, 26}},
    {"ghost", "white", 4, {-17, -24, 9, 6}},
    {"ghost", "white", 4, {0, -24, 8, 6}},
    {"ghost", "white", 4, {17, -24, 9, 6}},
    {"ghost", "black", 4, {-4, 8, 4, 6}},
    {"ghost", "black", 4, {13, 8, 4, 6}},
    {"ghost", "pink", 4, {5, -6, 5, 3}},
    {"rocket", "red", 6, {-28, 18, -12, 8, -28, 4}},
    {"rocket", "red", 6, {-28, -4, -12, -8, -28, -18}},
    {"rocket", "yellow", 6, {-36, 0, -24, 6, -24, -6}},
    {"rocket", "grey", 8, {-26, -9, 14, -9, 14, 9, -26, 9}},
    {"rocket", "red", 6, {14, 9, 36, 0, 14, -9}},
    {"rocket", "blue", 4, {4, 0, 5, 5}},
    {"car", "red", 8, {-40, -10, 40, -10, 36, 4, -40, 6}},
    {"car", "blue", 8, {-26, 4, 22, 4, 10, 20, -18, 20}},
    {"car", "black", 4, {-22, -11, 9, 9}},
    {"car", "black", 4, {22, -11, 9, 9}},
    {"car", "grey", 4, {-22, -11, 4, 4}},
    {"car", "grey", 4, {22, -11, 4, 4}},
    {"car", "yellow", 4, {37, -2, 3, 3}},
    {"ball", "red", 4, {0, 0, 18, 18}},
    {"ball", "white", 4, {0, 0, 18, 6}},
    {"ball", "red", 4, {5, 9, 3, 2}},
    {"star", "yellow", 6, {-20, 6, 20, 6, 0, -9}},
    {"star", "yellow", 6, {0, 20, 12, -18, -8, -4}},
    {"star", "yellow", 6, {0, 20, 8, -4, -12, -18}},
    {"apple", "brown", 8, {-1, 12, 2, 12, 4, 20, 1, 20}},
    {"apple", "green", 4, {9, 16, 7, 3}},
    {"apple", "red", 4, {-6, -3, 12, 16}},
    {"apple", "red", 4, {6, -3, 12, 16}},
    {"heart", "red", 4, {-10, 8, 10, 10}},
    {"heart", "red", 4, {10, 8, 10, 10}},
    {"heart", "red", 6, {-19, 4, 19, 4, 0, -18}},
    {"coin", "orange", 4, {0, 0, 16, 16}},
    {"coin", "yellow", 4, {0, 0, 12, 12}},
    {"coin", "orange", 8, {-2, -7, 2, -7, 2, 7, -2, 7}},
    {"bomb", "black", 4, {0, -4, 16, 16}},
    {"bomb", "grey", 8, {-4, 10, 4, 10, 4, 15, -4, 15}},
    {"bomb", "orange", 4, {8, 17, 3, 3}},
    {"bomb", "white", 4, {-6, 2, 3, 4}},
    {"tree", "brown", 8, {-7, -48, 7, -48, 5, -8, -5, -8}},
    {"tree", "green", 4, {-16, 4, 20, 18}},
    {"tree", "green", 4, {16, 4, 20, 18}},
    {"tree", "green", 4, {0, 24, 24, 24}},
    {"house", "yellow", 8, {-34, -36, 34, -36, 34, 8, -34, 8}},
    {"house", "red", 6, {-42, 8, 42, 8, 0, 36}},
    {"house", "brown", 8, {-8, -36, 8, -36, 8, -8, -8, -8}},
    {"house", "blue", 8, {14, -14, 28, -14, 28, 0, 14, 0}},
    {"house", "blue", 8, {-28, -14, -14, -14, -14, 0, -28, 0}},
    {"sun", "orange", 6, {-28, 0, 28, 4, 28, -4}},
    {"sun", "orange", 6, {-28, 4, -28, -4, 28, 0}},
    {"sun", "orange", 6, {-4, -28, 4, -28, 0, 28}},
    {"sun", "orange", 6, {-4, 28, 4, 28, 0, -28}},
    {"sun", "orange", 6, {-22, -18, -18, -22, 20, 20}},
    {"sun", "orange", 6, {-22, 18, -18, 22, 20, -20}},
    {"sun", "orange", 6, {22, -18, 18, -22, -20, 20}},
    {"sun", "orange", 6, {22, 18, 18, 22, -20, -20}},
    {"sun", "yellow", 4, {0, 0, 18, 18}},
    {"cloud", "white", 4, {-20, -4, 16, 14}},
    {"cloud", "white", 4, {18, -5, 18, 13}},
    {"cloud", "white", 4, {-2, 5, 20, 17}},
    {"flower", "green", 8, {-2, -36, 2, -36, 2, 6, -2, 6}},
    {"flower", "green", 4, {9, -20, 8, 4}},
    {"flower", "pink", 4, {0, 28, 9, 9}},
    {"flower", "pink", 4, {13, 18, 9, 9}},
    {"flower", "pink", 4, {8, 4, 9, 9}},
    {"flower", "pink", 4, {-8, 4, 9, 9}},
    {"flower", "pink", 4, {-13, 18, 9, 9}},
    {"flower", "yellow", 4, {0, 14, 8, 8}},
    {"boat", "brown", 8, {-26, -24, 24, -24, 36, -6, -36, -6}},
    {"boat", "black", 8, {-1, -6, 2, -6, 2, 30, -1, 30}},
    {"boat", "white", 6, {4, -2, 28, -2, 4, 28}},
    {"boat", "red", 6, {-4, -2, -24, -2, -4, 24}},
    {"mushroom", "white", 8, {-9, -28, 9, -28, 7, 2, -7, 2}},
    {"mushroom", "red", 4, {0, 8, 24, 18}},
    {"mushroom", "white", 4, {-10, 12, 5, 4}},
    {"mushroom", "white", 4, {9, 14, 5, 4}},
    {"mushroom", "white", 4, {0, 2, 5, 3}},
    {"key", "yellow", 8, {-6, -4, 30, -4, 30, 3, -6, 3}},
    {"key", "yellow", 8, {18, -13, 23, -13, 23, -4, 18, -4}},
    {"key", "yellow", 8, {25, -11, 30, -11, 30, -4, 25, -4}},
    {"key", "yellow", 4, {-16, 0, 14, 13}},
    {"key", "white", 4, {-16, 0, 6, 5}},
    {"paddle", "purple", 8, {-8, -36, 8, -36, 8, 36, -8, 36}},
    {"wall", "brown", 8, {-48, -8, 48, -8, 48, 8, -48, 8}},
};

constexpr int kEllipseCorners = 24;

std::vector<ImVec2> corners_of(const Shape& shape) {
  std::vector<ImVec2> corners;
  if (shape.count > 4) {
    for (std::size_t i = 0; i + 1 < shape.count; i += 2) corners.push_back({shape.numbers[i], shape.numbers[i + 1]});
    return corners;
  }
  for (int i = 0; i < kEllipseCorners; ++i) {
    const float angle = static_cast<float>(2 * std::numbers::pi * i / kEllipseCorners);
    corners.push_back({shape.numbers[0] + shape.numbers[2] * std::cos(angle), shape.numbers[1] + shape.numbers[3] * std::sin(angle)});
  }
  return corners;
}

// A costume that the pupil paints.
bool is_drawing(std::string_view costume) { return costume.starts_with("drawing"); }

// What a drawing looks like before something is painted: an empty frame.
widgets::Sketch frame_of_a_drawing() {
  widgets::Sketch sketch;
  constexpr int kLast = widgets::Sketch::kSide - 1;
  for (int i = 0; i <= kLast; ++i)
    if (i / 4 % 2 == 0)
      for (const auto& [x, y] : {std::pair{i, 0}, {i, 1}, {i, kLast}, {i, kLast - 1}, {0, i}, {1, i}, {kLast, i}, {kLast - 1, i}}) sketch.set(x, y, 0xFF868B95U);
  return sketch;
}

}  // namespace

void draw_costume(widgets::Frame& frame, const SpriteLook& look) {
  if (is_drawing(look.costume)) {
    static const widgets::Sketch kFrame = frame_of_a_drawing();
    const auto found = frame.shared.sketches.find(look.costume);
    const bool painted = found != frame.shared.sketches.end() && !found->second.empty();
    return widgets::draw_sketch(frame, painted ? found->second : kFrame, {look.center, look.scale * widgets::Sketch::kSide, look.angle, look.mirrored});
  }
  const double angle = look.angle * std::numbers::pi / 180;
  const float cosine = static_cast<float>(std::cos(angle)), sine = static_cast<float>(std::sin(angle));
  for (const Shape& shape : kShapes) {
    if (shape.costume != look.costume) continue;
    std::vector<ImVec2> corners = corners_of(shape);
    for (ImVec2& corner : corners) {
      const float x = (look.mirrored ? -corner.x : corner.x) * look.scale, y = -corner.y * look.scale;
      corner = {look.center.x + x * cosine - y * sine, look.center.y + x * sine + y * cosine};
    }
    const int count = static_cast<int>(corners.size());
    frame.list().AddConvexPolyFilled(corners.data(), count, frame.theme.pen(shape.pen));
    // A pale sprite on a pale stage is seen by its edge.
    frame.list().AddPolyline(corners.data(), count, theme::with_alpha(frame.theme.ink, 0.55F), ImDrawFlags_Closed, std::max(1.0F, frame.metrics.scale));
  }
}

bool has_picture(std::string_view costume) {
  return is_drawing(costume) || std::any_of(std::begin(kShapes), std::end(kShapes), [costume](const Shape& shape) { return shape.costume == costume; });
}

}  // namespace lunabloc::ide::stage
