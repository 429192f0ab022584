#include "kit_project/plates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lunabloc::kit_project {
namespace {

constexpr double kApart = 6, kNoteRoom = 9, kNoteSize = 3.2, kNoteLine = 4.4;

void put(Panel& panel, const PlateItem& item, const Stock& stock, const BoardPicture& board, const std::string& language) {
  if (item.what == "circle") panel.round_holes.push_back({item.at, item.diameter});
  if (item.what == "rect") panel.rect_holes.push_back({{item.at.x, item.at.y, item.size.x, item.size.y}});
  if (item.what == "slot") panel.rect_holes.push_back({{item.at.x, item.at.y, item.width, stock.thickness}});
  if (item.what == "outline") panel.outlines.push_back({item.at.x, item.at.y, item.size.x, item.size.y});
  if (item.what == "text") panel.texts.push_back({item.at, item.letters, in(item.text, language)});
  if (item.what == "screws")
    for (const Point& screw : board.screws) panel.round_holes.push_back({{item.at.x + screw.x, item.at.y + screw.y}, board.screw_mm});
  if (item.what == "grid")
    for (int row = 0; row < item.rows; ++row)
      for (int column = 0; column < item.columns; ++column)
        panel.round_holes.push_back({{item.at.x + item.step * column, item.at.y + item.step * row}, item.diameter});
}

// Who sticks out at the corners: the bottom and the top over all others, the front and the back over the two sides. So each
// corner belongs to one piece and no two claim it.
std::vector<Panel> box_sides(const Plate& plate, const Stock& stock) {
  const double width = plate.size[0], depth = plate.size[1], height = plate.size[2];
  const int across = fingers_for(width, plate.finger), deep = fingers_for(depth, plate.finger), high = fingers_for(height, plate.finger);
  struct Side {
    const char* face;
    double width, height;
    Joints joints;
  };
  const Joints lid{Joint::first, Joint::first, Joint::first, Joint::first, across, deep};
  const Joints wall{Joint::second, Joint::first, Joint::second, Joint::first, across, high};
  const Joints cheek{Joint::second, Joint::second, Joint::second, Joint::second, deep, high};
  std::vector<Panel> panels;
  for (const Side& side : {Side{"front", width, height, wall}, Side{"back", width, height, wall}, Side{"left", depth, height, cheek},
                           Side{"right", depth, height, cheek}, Side{"bottom", width, depth, lid}, Side{"top", width, depth, lid}}) {
    Panel panel;
    panel.name = side.face;
    panel.width = side.width;
    panel.height = side.height;
    panel.outline = jointed_outline(side.width, side.height, side.joints, stock.thickness);
    panels.push_back(std::move(panel));
  }
  return panels;
}

std::string closed(const std::vector<Point>& points) {
  std::string d;
  for (const Point& point : points) d += fmt::format("{}{} {}", d.empty() ? "M" : "L", number(point.x), number(point.y));
  return d + "Z";
}

std::vector<Point> moved(std::vector<Point> points, Point by) {
  for (Point& point : points) point = {point.x + by.x, point.y + by.y};
  return points;
}

struct Placed {
  const Panel* panel;
  Point at;
};

double full_height(const Panel& panel) {
  double lowest = panel.height;
  for (const Point& point : panel.outline) lowest = std::max(lowest, point.y);
  return lowest;
}

// Rows from the top, each as high as its highest piece.
std::vector<Placed> packed(const std::vector<Panel>& panels, double sheet) {
  std::vector<Placed> places;
  double x = kApart, y = kApart, row = 0;
  for (const Panel& panel : panels) {
    if (x > kApart && x + panel.width + kApart > sheet) {
      x = kApart;
      y += row + kApart + kNoteRoom;
      row = 0;
    }
    places.push_back({&panel, {x, y}});
    x += panel.width + kApart;
    row = std::max(row, full_height(panel));
  }
  return places;
}

void draw(Svg& svg, const Placed& place, const Stock& stock, Purpose purpose) {
  const bool eyes = purpose == Purpose::eyes;
  const double half = stock.kerf / 2;
  const Panel& panel = *place.panel;
  const Look cut{eyes ? "#F1E3C6" : "none", eyes ? "#4A3B1F" : kCut, eyes ? 0.5 : 0.1, {}};
  const Look hole{eyes ? "#FFFFFF" : "none", cut.edge, cut.width, {}};
  const Look engraved{"none", eyes ? "#6B4E1E" : kEngraved, eyes ? 0.35 : 0.1, eyes ? "1.5 1" : ""};
  svg.open(fmt::format(R"(data-panel="{}")", panel.name));
  // Inside first: a piece that is cut out may fall and move.
  if (eyes) svg.path(closed(moved(panel.outline, place.at)), {cut.fill, "none", 0, {}});
  for (const EngravedText& text : panel.texts) svg.text({place.at.x + text.at.x, place.at.y + text.at.y}, text.words, {.size = text.size, .fill = engraved.edge, .bold = true});
  for (const Box& box : panel.outlines) svg.rect({place.at.x + box.x, place.at.y + box.y, box.width, box.height}, 0, engraved);
  for (const RoundHole& round : panel.round_holes) svg.circle({place.at.x + round.center.x, place.at.y + round.center.y}, (round.diameter - stock.kerf) / 2, hole);
  for (const RectHole& rect : panel.rect_holes)
    svg.rect({place.at.x + rect.box.x + half, place.at.y + rect.box.y + half, rect.box.width - stock.kerf, rect.box.height - stock.kerf}, 0, hole);
  if (panel.radius > 0) svg.rect({place.at.x - half, place.at.y - half, panel.width + stock.kerf, panel.height + stock.kerf}, panel.radius + half, {"none", cut.edge, cut.width, {}});
  else svg.path(closed(moved(grown(panel.outline, half), place.at)), {"none", cut.edge, cut.width, {}});
  svg.text({place.at.x + panel.width / 2, place.at.y + full_height(panel) + 4.5}, panel.name, {.size = eyes ? 5.5 : 3.6, .fill = eyes ? "#22252B" : kRead});
  svg.close();
}

}  // namespace

std::vector<Panel> panels_of(const Plate& plate, const Stock& stock, const BoardPicture& board, const std::string& language) {
  std::vector<Panel> panels;
  if (plate.kind == "box") {
    panels = box_sides(plate, stock);
  } else {
    Panel panel;
    panel.name = in(plate.name, language);
    panel.width = plate.size[0];
    panel.height = plate.size[1];
    panel.radius = plate.tabs.empty() ? plate.radius : 0;
    panel.outline = plate_outline(panel.width, panel.height, plate.tabs, stock.thickness);
    panels.push_back(std::move(panel));
  }
  for (const PlateItem& item : plate.items)
    for (Panel& panel : panels)
      if (item.face.empty() || item.face == panel.name) put(panel, item, stock, board, language);
  return panels;
}

Result<std::string> sheet_svg(const std::vector<Panel>& panels, const Stock& stock, const std::string& title, const std::string& note, Purpose purpose) {
  for (const Panel& panel : panels)
    if (panel.width + 2 * kApart > stock.width) return failure(ErrorKind::failed, "kit_project.sheet", {{"nom", panel.name}});
  const std::vector<Placed> places = packed(panels, stock.width);
  double width = 0, height = 0;
  for (const Placed& place : places) {
    width = std::max(width, place.at.x + place.panel->width + kApart);
    height = std::max(height, place.at.y + full_height(*place.panel) + kNoteRoom);
  }
  std::vector<std::string> lines;
  if (purpose == Purpose::machine) lines = lines_of(note, width - 2 * kApart, kNoteSize);
  const double below = height;
  height += kNoteRoom * std::min<double>(1, static_cast<double>(lines.size())) + kNoteLine * std::max(0.0, static_cast<double>(lines.size()) - 1);
  Svg svg({0, 0, width, height}, title, note);
  for (const Placed& place : places) draw(svg, place, stock, purpose);
  for (std::size_t i = 0; i < lines.size(); ++i)
    svg.text({kApart, below + kNoteRoom - 4 + kNoteLine * static_cast<double>(i)}, lines[i], {.size = kNoteSize, .fill = kRead, .anchor = "start"});
  return std::move(svg).done();
}

}  // namespace lunabloc::kit_project
