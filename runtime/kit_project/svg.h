// SVG in true millimetres: shapes are added one over the other, then written as one text.
//
// Numbers have at most two decimals and the same drawing gives the same bytes. Knows no kit and no file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lunabloc::kit_project {

struct Point {
  double x = 0, y = 0;  // mm, down is positive
  bool operator==(const Point&) const = default;
};
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

struct Look {
  std::string fill = "none", edge = "none";
  double width = 0;    // of the edge, mm
  std::string dash = {};
};

struct Letters {
  double size = 2.4;  // mm
  std::string fill = "#22252B", anchor = "middle";
  bool bold = false;
};

class Svg {
 public:
  // `title` and `words` are what is said instead of the picture.
  Svg(const Box& view, std::string_view title, std::string_view words);

  void rect(const Box& box, double radius, const Look& look);
  void circle(Point center, double radius, const Look& look);
  void polygon(const std::vector<Point>& points, const Look& look);
  // Round at its bends.
  void line(const std::vector<Point>& points, const Look& look, double bend = 0);
  void path(std::string_view d, const Look& look);
  // `at` is the middle of the letters' height.
  void text(Point at, std::string_view words, const Letters& letters = {});
  void open(std::string_view attributes);  // a group, and its end
  void close();
  std::string done() &&;

 private:
  std::string out_;
};

// "12.5", "-3", "0.07"
std::string number(double value);
// The same as people write it: "12,5" in French.
std::string number_in_words(double value, std::string_view language);
// Words on lines no longer than the room, as many letters as fit by a usual width.
std::vector<std::string> lines_of(const std::string& words, double room, double size);

}  // namespace lunabloc::kit_project
