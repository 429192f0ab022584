#include "ide/kit/board_drawing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/schema.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::kit {
namespace {

constexpr float kLargestDuPerMm = 4.1F;  // UI.md §9
constexpr float kWordsFrom = 2.7F;       // du a millimetre: below, no small word is drawn
constexpr float kLargeWordsFrom = 1.4F;  // and here no large one

ImVec2 point_of(const DataValue& value) {
  return {static_cast<float>(value.list()[0].number()), static_cast<float>(value.list()[1].number())};
}

BoardDrawing::Kind kind_of(const std::string& text) {
  if (text == "circle") return BoardDrawing::Kind::circle;
  if (text == "polygon") return BoardDrawing::Kind::polygon;
  if (text == "text") return BoardDrawing::Kind::text;
  return BoardDrawing::Kind::rect;
}

BoardDrawing::Shape shape_of(const DataValue& entry) {
  BoardDrawing::Shape shape;
  shape.kind = kind_of(entry.text_at("kind"));
  for (const char* key : {"at", "size"})
    if (const DataValue* point = entry.find(key)) shape.points.push_back(point_of(*point));
  if (const DataValue* points = entry.find("points"))
    for (const DataValue& point : points->list()) shape.points.push_back(point_of(point));
  shape.radius = static_cast<float>(entry.number_at("radius"));
  shape.fill = color_from_hex(entry.text_at("fill"));
  shape.edge = color_from_hex(entry.text_at("edge"));
  shape.text = entry.text_at("text");
  shape.large = entry.boolean_at("large");
  return shape;
}

// On a board that is not there everything is paper and pencil.
ImU32 shown(const widgets::Frame& frame, ImU32 color, bool faded) {
  return faded && color != 0 ? theme::mix(color, frame.theme.panel, 0.78F) : color;
}

void draw_polygon(ImDrawList& list, const std::vector<ImVec2>& corners, ImU32 fill, ImU32 edge, float thickness) {
  // Boards are nearly convex: a fan from the middle covers them.
  ImVec2 middle{0, 0};
  for (const ImVec2& corner : corners) {
    middle.x += corner.x / static_cast<float>(corners.size());
    middle.y += corner.y / static_cast<float>(corners.size());
  }
  // Soft edges would show as seams between the triangles; the outline softens the border.
  const ImDrawListFlags before = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t i = 0; i < corners.size(); ++i)
    list.AddTriangleFilled(middle, corners[i], corners[(i + 1) % corners.size()], fill);
  list.Flags = before;
  if (edge != 0) list.AddPolyline(corners.data(), static_cast<int>(corners.size()), edge, ImDrawFlags_Closed, thickness);
}

// `written` are the small words so far: on a small drawing one in two or three numbers of a header is left out.
void draw_shape(widgets::Frame& frame, const BoardDrawing::Shape& shape, const Placement& placement, bool faded,
                std::vector<Rect>& written) {
  ImDrawList& list = frame.list();
  const ImU32 fill = shown(frame, shape.fill, faded);
  const ImU32 edge = shown(frame, shape.edge, faded);
  const float thickness = frame.metrics.border();
  const ImVec2 at = shape.points.empty() ? ImVec2{} : placement.at(shape.points[0]);
  const float radius = shape.radius * placement.px_per_mm;
  switch (shape.kind) {
    case BoardDrawing::Kind::rect: {
      if (shape.points.size() < 2) return;
      const ImVec2 end = placement.at({shape.points[0].x + shape.points[1].x, shape.points[0].y + shape.points[1].y});
      list.AddRectFilled(at, end, fill, radius);
      if (edge != 0) list.AddRect(at, end, edge, radius, 0, thickness);
      return;
    }
    case BoardDrawing::Kind::circle:
      list.AddCircleFilled(at, radius, fill);
      if (edge != 0) list.AddCircle(at, radius, edge, 0, thickness);
      return;
    case BoardDrawing::Kind::polygon: {
      std::vector<ImVec2> corners;
      for (const ImVec2& point : shape.points) corners.push_back(placement.at(point));
      draw_polygon(list, corners, fill, edge, thickness);
      return;
    }
    case BoardDrawing::Kind::text: {
      const widgets::FontRole role = shape.large ? widgets::FontRole::h1 : widgets::FontRole::tiny;
      if (placement.px_per_mm < frame.du(1) * (shape.large ? kLargeWordsFrom : kWordsFrom)) return;
      const float width = frame.fonts.width(role, shape.text);
      const float line = frame.fonts.line(role);
      const Rect place{at.x - width / 2 - 1, at.y - line * 0.3F, width + 2, line * 0.6F};
      const auto meets = [&](const Rect& other) { return !place.intersected(other).empty(); };
      if (!shape.large && std::any_of(written.begin(), written.end(), meets)) return;
      if (!shape.large) written.push_back(place);
      widgets::text_in(frame, {at.x - width, at.y - line / 2, 2 * width, line}, role, fill, shape.text, widgets::Align::center);
      return;
    }
  }
}

}  // namespace

ImU32 color_from_hex(std::string_view text) {
  unsigned rgb = 0;
  if (text.size() != 7 || text.front() != '#') return 0;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), rgb, 16);
  if (problem != std::errc{} || end != text.data() + text.size()) return 0;
  return IM_COL32((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU, 0xFF);
}

Result<BoardDrawing> BoardDrawing::load(const std::filesystem::path& assets, const std::string& board) {
  const Result<DataValue> data =
      base::load_checked(assets / "boards/drawings" / (board + ".yaml"), assets / "schemas/board_drawing.yaml");
  if (!data) return tl::unexpected(data.error());
  BoardDrawing drawing;
  drawing.size = point_of(*data->find("size_mm"));
  drawing.margin = static_cast<float>(data->number_at("margin_mm"));
  if (const DataValue* usb = data->find("usb_mm")) drawing.usb = point_of(*usb);
  for (const DataValue& entry : data->find("shapes")->list()) drawing.shapes.push_back(shape_of(entry));
  for (const auto& [name, point] : data->find("pins")->map()) drawing.pins.emplace(name, point_of(point));
  for (const auto& [name, lamp] : data->find("lamps")->map())
    drawing.lamps.emplace(name, Lamp{point_of(*lamp.find("at")), color_from_hex(lamp.text_at("color"))});
  return drawing;
}

Placement place(const widgets::Frame& frame, const BoardDrawing& drawing, const Rect& area) {
  const float widest = drawing.size.x + 2 * drawing.margin;
  const float px_per_mm = std::min({area.w / widest, area.h / drawing.size.y, frame.du(kLargestDuPerMm)});
  return {{area.x + (area.w - drawing.size.x * px_per_mm) / 2, area.y + (area.h - drawing.size.y * px_per_mm) / 2}, px_per_mm};
}

void draw_board(widgets::Frame& frame, const BoardDrawing& drawing, const Placement& placement, bool faded) {
  std::vector<Rect> written;
  for (const BoardDrawing::Shape& shape : drawing.shapes) draw_shape(frame, shape, placement, faded, written);
}

void draw_lamp(widgets::Frame& frame, const BoardDrawing::Lamp& lamp, const Placement& placement, bool lit) {
  ImDrawList& list = frame.list();
  const ImVec2 at = placement.at(lamp.at);
  const float half = 0.9F * placement.px_per_mm;
  if (lit)
    for (int ring = 4; ring > 0; --ring)
      list.AddCircleFilled(at, half * (1.0F + static_cast<float>(ring) * 0.8F), theme::with_alpha(lamp.color, 0.12F));
  const ImU32 color = lit ? lamp.color : theme::mix(lamp.color, frame.theme.ink, 0.55F);
  list.AddRectFilled({at.x - half, at.y - half * 0.7F}, {at.x + half, at.y + half * 0.7F}, color, frame.du(1));
}

void draw_pin_badge(widgets::Frame& frame, ImVec2 center, PinSign sign) {
  ImDrawList& list = frame.list();
  const float radius = frame.du(9);
  const bool high = sign == PinSign::high;
  list.AddCircleFilled(center, radius, high ? frame.theme.exec : frame.theme.raised);
  list.AddCircle(center, radius, high ? frame.theme.exec_ink : frame.theme.ink, 0, frame.du(1.5F));
  if (sign == PinSign::level) {
    std::array<ImVec2, 9> wave;
    for (std::size_t i = 0; i < wave.size(); ++i) {
      const float part = static_cast<float>(i) / static_cast<float>(wave.size() - 1);
      wave[i] = {center.x + (part - 0.5F) * radius * 1.2F, center.y - std::sin(part * 6.2832F) * radius * 0.32F};
    }
    list.AddPolyline(wave.data(), static_cast<int>(wave.size()), frame.theme.ink, 0, frame.du(1.5F));
    return;
  }
  widgets::text_in(frame, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, widgets::FontRole::tiny,
                   high ? frame.theme.exec_ink : frame.theme.ink, high ? "1" : "0", widgets::Align::center);
}

void draw_usb_cable(widgets::Frame& frame, const BoardDrawing& drawing, const Placement& placement, float left, bool plugged) {
  if (!drawing.usb) return;
  ImDrawList& list = frame.list();
  const ImVec2 socket = placement.at(*drawing.usb);
  const float plug = 4.5F * placement.px_per_mm, apart = plugged ? 0 : plug * 0.9F;
  const ImVec2 end{socket.x - apart, socket.y + apart};
  if (!plugged && end.x - plug < left) return;  // half a plug at the edge would say nothing
  const ImU32 sleeve = plugged ? frame.theme.ink2 : frame.theme.line_strong;
  const ImVec2 from{left, end.y + 7 * placement.px_per_mm};
  if (from.x < end.x - plug)
    list.AddBezierCubic(from, {from.x + plug, from.y - plug * 0.4F}, {end.x - plug * 2.2F, end.y}, {end.x - plug, end.y}, sleeve,
                        2.2F * placement.px_per_mm);
  const Rect body{end.x - plug, end.y - plug * 0.62F, plug, plug * 1.24F};
  widgets::fill(frame, body, sleeve, frame.du(3));
  widgets::icon_in(frame, body, widgets::FontRole::icon14, frame.theme.raised, widgets::Icon::usb);
}

}  // namespace lunabloc::ide::kit
