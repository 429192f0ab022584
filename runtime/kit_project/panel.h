// A flat piece to cut: its outline, its holes, what is engraved on it; and the joints by which pieces hold together.
//
// Sizes are those of the finished piece. The burnt line has a width, the kerf: half of it is lost on each side. So an
// outline is drawn half a kerf outside and a hole half a kerf inside; what comes off the machine has the size that was
// meant, and a tab fills its slot.
#pragma once

#include <string>
#include <vector>

#include "kit_project/svg.h"

namespace lunabloc::kit_project {

struct Stock {
  double thickness = 3, kerf = 0.15, width = 600;  // mm, of the sheet
};

struct RoundHole {
  Point center;
  double diameter = 0;
};
struct RectHole {
  Box box;
};
struct EngravedText {
  Point at;  // its middle
  double size = 5;
  std::string words;
};

struct Panel {
  std::string name;
  double width = 0, height = 0;  // without its tabs
  std::vector<Point> outline;    // clockwise, level and upright edges only
  double radius = 0;             // of the corners of a plain plate
  std::vector<RoundHole> round_holes;
  std::vector<RectHole> rect_holes;
  std::vector<EngravedText> texts;
  std::vector<Box> outlines;  // engraved
};

struct Tab {
  double at = 0, width = 0;
};
// A plain plate; tabs stick out of its lower edge by the thickness.
std::vector<Point> plate_outline(double width, double height, const std::vector<Tab>& tabs, double thickness);

// How an edge of a piece meets its neighbour: plain, or `fingers` pieces of equal length of which every second one sticks
// out, beginning and ending with one that does (`first`) or does not (`second`).
enum class Joint { plain, first, second };
struct Joints {
  Joint top = Joint::plain, right = Joint::plain, bottom = Joint::plain, left = Joint::plain;
  int across = 1, down = 1;  // fingers along the width and the height
};
std::vector<Point> jointed_outline(double width, double height, const Joints& joints, double thickness);
// An odd number, so that both ends are alike, with fingers about as wide as wanted and never under three.
int fingers_for(double length, double wanted);

// The line that the machine follows for an outline: half a kerf outside.
std::vector<Point> grown(const std::vector<Point>& outline, double by);

}  // namespace lunabloc::kit_project
