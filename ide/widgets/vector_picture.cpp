#include "ide/widgets/vector_picture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>

#include "ide/theme/pen_colors.h"
#include "ide/theme/theme.h"

namespace lunabloc::ide::widgets {
namespace {

using Attributes = std::map<std::string, std::string, std::less<>>;
using Outline = VectorPicture::Outline;
using Shape = VectorPicture::Shape;

constexpr std::size_t kMostPoints = 6000;  // of a whole picture
constexpr int kCurvePieces = 20;
constexpr std::size_t kDeepest = 32;

struct Matrix {
  float a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  ImVec2 operator()(ImVec2 p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  Matrix operator*(const Matrix& m) const {
    return {a * m.a + c * m.b, b * m.a + d * m.b, a * m.c + c * m.d, b * m.c + d * m.d, a * m.e + c * m.f + e, b * m.e + d * m.f + f};
  }
  float scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

class Numbers {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}
  std::optional<float> next() {
    skip();
    if (text_.starts_with('+')) text_.remove_prefix(1);
    float number = 0;
    const auto [end, problem] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (problem != std::errc() || !std::isfinite(number)) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return std::clamp(number, -1e5F, 1e5F);
  }
  // The flags of an arc may stand without anything between them.
  std::optional<bool> flag() {
    skip();
    if (text_.empty() || (text_[0] != '0' && text_[0] != '1')) return std::nullopt;
    const bool value = text_[0] == '1';
    text_.remove_prefix(1);
    return value;
  }
  char letter() {
    skip();
    if (text_.empty() || std::isalpha(static_cast<unsigned char>(text_[0])) == 0) return 0;
    const char found = text_[0];
    text_.remove_prefix(1);
    return found;
  }
  bool empty() {
    skip();
    return text_.empty();
  }

 private:
  void skip() {
    const std::size_t first = text_.find_first_not_of(" \t\r\n,");
    text_.remove_prefix(std::min(first, text_.size()));
  }
  std::string_view text_;
};

float number_at(const Attributes& attributes, std::string_view name, float otherwise = 0) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? otherwise : Numbers(found->second).next().value_or(otherwise);
}

std::optional<Matrix> read_transform(std::string_view text) {
  Matrix whole;
  while (true) {
    const std::size_t first = text.find_first_not_of(" \t\r\n,");
    if (first == std::string_view::npos) return whole;
    const std::size_t open = text.find('(', first), close = text.find(')', first);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
    const std::string_view name = text.substr(first, open - first);
    Numbers numbers(text.substr(open + 1, close - open - 1));
    std::vector<float> values;
    while (const auto number = numbers.next()) values.push_back(*number);
    const auto value = [&](std::size_t index, float otherwise) { return index < values.size() ? values[index] : otherwise; };
    if (values.empty()) return std::nullopt;
    if (name == "translate") {
      whole = whole * Matrix{1, 0, 0, 1, values[0], value(1, 0)};
    } else if (name == "scale") {
      whole = whole * Matrix{values[0], 0, 0, value(1, values[0]), 0, 0};
    } else if (name == "rotate") {
      const float angle = values[0] * std::numbers::pi_v<float> / 180, x = value(1, 0), y = value(2, 0);
      const float cosine = std::cos(angle), sine = std::sin(angle);
      whole = whole * Matrix{1, 0, 0, 1, x, y} * Matrix{cosine, sine, -sine, cosine, 0, 0} * Matrix{1, 0, 0, 1, -x, -y};
    } else if (name == "matrix" && values.size() == 6) {
      whole = whole * Matrix{values[0], values[1], values[2], values[3], values[4], values[5]};
    } else {
      return std::nullopt;
    }
    text.remove_prefix(close + 1);
  }
}

// -- outlines

void add_ellipse(std::vector<Outline>& outlines, ImVec2 center, ImVec2 radius) {
  Outline outline{{}, true};
  constexpr int kPieces = 48;
  for (int piece = 0; piece < kPieces; ++piece) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(piece) / kPieces;
    outline.points.push_back({center.x + radius.x * std::cos(angle), center.y + radius.y * std::sin(angle)});
  }
  outlines.push_back(std::move(outline));
}

void add_rect(std::vector<Outline>& outlines, ImVec2 low, ImVec2 high, float radius) {
  Outline outline{{}, true};
  radius = std::clamp(radius, 0.0F, std::min(high.x - low.x, high.y - low.y) / 2);
  if (radius <= 0) {
    outline.points = {low, {high.x, low.y}, high, {low.x, high.y}};
  } else {
    constexpr int kPieces = 6;
    const std::array<ImVec2, 4> centers = {ImVec2{low.x + radius, low.y + radius}, ImVec2{high.x - radius, low.y + radius},
                                           ImVec2{high.x - radius, high.y - radius}, ImVec2{low.x + radius, high.y - radius}};
    for (int corner = 0; corner < 4; ++corner)
      for (int piece = 0; piece <= kPieces; ++piece) {
        const float angle = std::numbers::pi_v<float> / 2 * (static_cast<float>(corner + 2) + static_cast<float>(piece) / kPieces);
        const ImVec2 center = centers[static_cast<std::size_t>(corner)];
        outline.points.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
      }
  }
  outlines.push_back(std::move(outline));
}

void add_points(std::vector<Outline>& outlines, std::string_view text, bool closed) {
  Outline outline{{}, closed};
  Numbers numbers(text);
  while (const auto x = numbers.next()) {
    const auto y = numbers.next();
    if (!y) break;
    outline.points.push_back({*x, *y});
  }
  if (outline.points.size() > 1) outlines.push_back(std::move(outline));
}

// The `d` of a path, its curves cut into short lines.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : numbers_(text) {}

  bool read(std::vector<Outline>& outlines) {
    char command = 0;
    while (!numbers_.empty()) {
      if (const char letter = numbers_.letter(); letter != 0) command = letter;
      else if (command == 'M') command = 'L';
      else if (command == 'm') command = 'l';
      else if (command == 0 || command == 'Z' || command == 'z') return false;
      if (!step(command)) return false;
    }
    flush();
    outlines.insert(outlines.end(), std::make_move_iterator(done_.begin()), std::make_move_iterator(done_.end()));
    return true;
  }

 private:
  bool step(char command) {
    const bool relative = command >= 'a';
    const ImVec2 base = relative ? at_ : ImVec2{0, 0};
    switch (relative ? static_cast<char>(command - 'a' + 'A') : command) {
      case 'M': {
        const auto to = point(base);
        if (!to) return false;
        flush();
        start_ = at_ = *to;
        outline_.points = {at_};
        break;
      }
      case 'L': {
        const auto to = point(base);
        if (!to) return false;
        line(*to);
        break;
      }
      case 'H': {
        const auto x = numbers_.next();
        if (!x) return false;
        line({base.x + *x, at_.y});
        break;
      }
      case 'V': {
        const auto y = numbers_.next();
        if (!y) return false;
        line({at_.x, base.y + *y});
        break;
      }
      case 'C': {
        const auto one = point(base), two = point(base), to = point(base);
        if (!one || !two || !to) return false;
        cubic(*one, *two, *to);
        return true;
      }
      case 'S': {
        const auto two = point(base), to = point(base);
        if (!two || !to) return false;
        cubic(mirrored(), *two, *to);
        return true;
      }
      case 'Q': {
        const auto one = point(base), to = point(base);
        if (!one || !to) return false;
        quadratic(*one, *to);
        return true;
      }
      case 'T': {
        const auto to = point(base);
        if (!to) return false;
        quadratic(mirrored(), *to);
        return true;
      }
      case 'A': {
        const auto rx = numbers_.next(), ry = numbers_.next(), turn = numbers_.next();
        const auto large = numbers_.flag(), sweep = numbers_.flag();
        const auto to = point(base);
        if (!rx || !ry || !turn || !large || !sweep || !to) return false;
        arc({std::abs(*rx), std::abs(*ry)}, *turn * std::numbers::pi_v<float> / 180, *large, *sweep, *to);
        break;
      }
      case 'Z':
        outline_.closed = true;
        flush();
        at_ = start_;
        outline_.points = {at_};
        break;
      default: return false;
    }
    control_ = at_;
    return true;
  }

  std::optional<ImVec2> point(ImVec2 base) {
    const auto x = numbers_.next(), y = numbers_.next();
    if (!x || !y) return std::nullopt;
    return ImVec2{base.x + *x, base.y + *y};
  }
  ImVec2 mirrored() const { return {2 * at_.x - control_.x, 2 * at_.y - control_.y}; }
  void line(ImVec2 to) {
    outline_.points.push_back(to);
    at_ = to;
  }
  void cubic(ImVec2 one, ImVec2 two, ImVec2 to) {
    const ImVec2 from = at_;
    for (int piece = 1; piece <= kCurvePieces; ++piece) {
      const float t = static_cast<float>(piece) / kCurvePieces, u = 1 - t;
      const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      line({a * from.x + b * one.x + c * two.x + d * to.x, a * from.y + b * one.y + c * two.y + d * to.y});
    }
    control_ = two;
  }
  void quadratic(ImVec2 one, ImVec2 to) {
    const ImVec2 from = at_;
    for (int piece = 1; piece <= kCurvePieces; ++piece) {
      const float t = static_cast<float>(piece) / kCurvePieces, u = 1 - t;
      line({u * u * from.x + 2 * u * t * one.x + t * t * to.x, u * u * from.y + 2 * u * t * one.y + t * t * to.y});
    }
    control_ = one;
  }
  // From its ends to its centre, as the SVG recommendation's appendix says.
  void arc(ImVec2 radius, float turn, bool large, bool sweep, ImVec2 to) {
    if (radius.x <= 0 || radius.y <= 0) return line(to);
    const ImVec2 from = at_;
    const float cosine = std::cos(turn), sine = std::sin(turn);
    const float dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    const float x = cosine * dx + sine * dy, y = -sine * dx + cosine * dy;
    const float stretch = x * x / (radius.x * radius.x) + y * y / (radius.y * radius.y);
    if (stretch > 1) radius = {radius.x * std::sqrt(stretch), radius.y * std::sqrt(stretch)};
    const float rx = radius.x * radius.x, ry = radius.y * radius.y;
    const float below = rx * y * y + ry * x * x;
    const float root = below <= 0 ? 0 : std::sqrt(std::max(0.0F, (rx * ry - below) / below)) * (large == sweep ? -1.0F : 1.0F);
    const float cx = root * radius.x * y / radius.y, cy = -root * radius.y * x / radius.x;
    const ImVec2 center{cosine * cx - sine * cy + (from.x + to.x) / 2, sine * cx + cosine * cy + (from.y + to.y) / 2};
    const float first = std::atan2((y - cy) / radius.y, (x - cx) / radius.x);
    float sweep_angle = std::atan2((-y - cy) / radius.y, (-x - cx) / radius.x) - first;
    constexpr float kWhole = 2 * std::numbers::pi_v<float>;
    if (sweep && sweep_angle < 0) sweep_angle += kWhole;
    if (!sweep && sweep_angle > 0) sweep_angle -= kWhole;
    for (int piece = 1; piece < kCurvePieces; ++piece) {
      const float angle = first + sweep_angle * static_cast<float>(piece) / kCurvePieces;
      const float px = radius.x * std::cos(angle), py = radius.y * std::sin(angle);
      line({center.x + cosine * px - sine * py, center.y + sine * px + cosine * py});
    }
    line(to);
  }
  void flush() {
    if (outline_.points.size() > 1) done_.push_back(std::move(outline_));
    outline_ = {};
  }

  Numbers numbers_;
  std::vector<Outline> done_;
  Outline outline_;
  ImVec2 at_{0, 0}, start_{0, 0}, control_{0, 0};
};

// -- filling

// Cuts what the outlines enclose (non-zero rule) into flat-topped pieces between the heights of their points.
std::vector<ImVec2> triangles_of(const std::vector<Outline>& outlines) {
  struct Edge {
    ImVec2 top, bottom;
    int winding;
    float at(float y) const { return top.x + (bottom.x - top.x) * (y - top.y) / (bottom.y - top.y); }
  };
  std::vector<Edge> edges;
  std::vector<float> heights;
  for (const Outline& outline : outlines)
    for (std::size_t index = 0; index < outline.points.size(); ++index) {
      const ImVec2 from = outline.points[index], to = outline.points[(index + 1) % outline.points.size()];
      heights.push_back(from.y);
      if (from.y < to.y) edges.push_back({from, to, 1});
      if (from.y > to.y) edges.push_back({to, from, -1});
    }
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  std::vector<ImVec2> triangles;
  std::vector<const Edge*> crossed;
  for (std::size_t band = 0; band + 1 < heights.size(); ++band) {
    const float top = heights[band], bottom = heights[band + 1], middle = (top + bottom) / 2;
    crossed.clear();
    for (const Edge& edge : edges)
      if (edge.top.y <= top && edge.bottom.y >= bottom) crossed.push_back(&edge);
    std::sort(crossed.begin(), crossed.end(), [&](const Edge* one, const Edge* other) { return one->at(middle) < other->at(middle); });
    int winding = 0;
    for (std::size_t index = 0; index + 1 < crossed.size(); ++index) {
      winding += crossed[index]->winding;
      if (winding == 0) continue;
      const Edge &left = *crossed[index], &right = *crossed[index + 1];
      const ImVec2 a{left.at(top), top}, b{right.at(top), top}, c{right.at(bottom), bottom}, d{left.at(bottom), bottom};
      triangles.insert(triangles.end(), {a, b, c, a, c, d});
    }
  }
  return triangles;
}

// -- the elements

struct Style {
  Matrix matrix;
  std::string fill = "black", stroke = "none";
  float width = 1, opacity = 1;
};

class SvgReader {
 public:
  explicit SvgReader(std::string_view svg) : svg_(svg) {}

  // What was not understood, or nothing.
  std::optional<std::string> read() {
    std::vector<Style> styles(1);
    for (std::size_t at = svg_.find('<'); at != std::string_view::npos; at = svg_.find('<', at)) {
      const std::string_view rest = svg_.substr(at);
      if (rest.starts_with("<!--")) {
        at = svg_.find("-->", at);
        if (at == std::string_view::npos) break;
        continue;
      }
      const std::size_t end = svg_.find('>', at);
      if (end == std::string_view::npos) return "<";
      if (rest.starts_with("<?") || rest.starts_with("<!")) {
        at = end;
        continue;
      }
      if (rest.starts_with("</")) {
        if (styles.size() > 1) styles.pop_back();
        at = end;
        continue;
      }
      Attributes attributes;
      bool alone = false;
      const std::string name = read_tag(svg_.substr(at + 1, end - at - 1), attributes, alone);
      at = end;
      Style style = styles.back();
      if (const auto problem = apply(attributes, style)) return problem;
      if (const auto problem = element(name, attributes, style)) return problem;
      if (alone) continue;
      if (styles.size() > kDeepest) return name;
      styles.push_back(style);
    }
    return size.x > 0 && size.y > 0 && unit > 0 ? std::nullopt : std::optional<std::string>("svg");
  }

  std::vector<Shape> shapes;
  ImVec2 origin{0, 0}, size{0, 0};
  float unit = 1;

 private:
  static std::string read_tag(std::string_view tag, Attributes& attributes, bool& alone) {
    alone = tag.ends_with('/');
    std::size_t at = tag.find_first_of(" \t\r\n/");
    const std::string name(tag.substr(0, at));
    while (at < tag.size()) {
      const std::size_t equals = tag.find('=', at);
      if (equals == std::string_view::npos || equals + 1 >= tag.size()) break;
      const char quote = tag[equals + 1];
      const std::size_t close = tag.find(quote, equals + 2);
      if ((quote != '"' && quote != '\'') || close == std::string_view::npos) break;
      std::string_view key = tag.substr(at, equals - at);
      key.remove_prefix(std::min(key.find_first_not_of(" \t\r\n/"), key.size()));
      attributes[std::string(key)] = std::string(tag.substr(equals + 2, close - equals - 2));
      at = close + 1;
    }
    return name;
  }

  static std::optional<std::string> apply(const Attributes& attributes, Style& style) {
    for (const auto& [key, value] : attributes) {
      if (key == "fill") style.fill = value;
      else if (key == "stroke") style.stroke = value;
      else if (key == "stroke-width") style.width = number_at(attributes, key, 1);
      else if (key == "opacity") style.opacity *= number_at(attributes, key, 1);
      else if (key == "style" || key == "filter" || key == "mask" || key == "clip-path") return key;
      else if (key == "transform") {
        const std::optional<Matrix> matrix = read_transform(value);
        if (!matrix) return value;
        style.matrix = style.matrix * *matrix;
      }
    }
    return std::nullopt;
  }

  std::optional<std::string> element(const std::string& name, const Attributes& attributes, const Style& style) {
    std::vector<Outline> outlines;
    const auto number = [&](std::string_view key) { return number_at(attributes, key); };
    const auto text = [&](std::string_view key) {
      const auto found = attributes.find(key);
      return found == attributes.end() ? std::string_view() : std::string_view(found->second);
    };
    if (name == "svg") {
      const float width = number("width"), height = number("height");
      Numbers box(text("viewBox"));
      const auto x = box.next(), y = box.next(), w = box.next(), h = box.next();
      const bool boxed = x && y && w && h && *w > 0 && *h > 0;
      origin = boxed ? ImVec2{*x, *y} : ImVec2{0, 0};
      const ImVec2 inner = boxed ? ImVec2{*w, *h} : ImVec2{width, height};
      unit = width > 0 && inner.x > 0 ? width / inner.x : 1;
      size = {inner.x * unit, inner.y * unit};
      return std::nullopt;
    }
    if (name == "g" || name == "title" || name == "desc") return std::nullopt;
    if (name == "rect") {
      const ImVec2 low{number("x"), number("y")};
      add_rect(outlines, low, {low.x + number("width"), low.y + number("height")}, std::max(number("rx"), number("ry")));
    } else if (name == "circle") {
      add_ellipse(outlines, {number("cx"), number("cy")}, {number("r"), number("r")});
    } else if (name == "ellipse") {
      add_ellipse(outlines, {number("cx"), number("cy")}, {number("rx"), number("ry")});
    } else if (name == "line") {
      outlines.push_back({{{number("x1"), number("y1")}, {number("x2"), number("y2")}}, false});
    } else if (name == "polyline" || name == "polygon") {
      add_points(outlines, text("points"), name == "polygon");
    } else if (name == "path") {
      if (!PathReader(text("d")).read(outlines)) return std::string(text("d"));
    } else {
      return name;
    }
    return add(std::move(outlines), style, name == "line");
  }

  std::optional<std::string> add(std::vector<Outline> outlines, const Style& style, bool without_fill) {
    Shape shape;
    for (Outline& outline : outlines) {
      points_ += outline.points.size();
      for (ImVec2& point : outline.points) point = style.matrix(point);
    }
    if (points_ > kMostPoints) return std::to_string(points_);
    for (const auto& [name, color] : {std::pair(&style.fill, &shape.fill), std::pair(&style.stroke, &shape.stroke)}) {
      if (*name == "none" || *name == "transparent") continue;
      const std::optional<ImU32> found = theme::pen_color(*name);
      if (!found) return *name;
      *color = theme::with_alpha(*found, std::clamp(style.opacity, 0.0F, 1.0F));
    }
    if (without_fill) shape.fill = 0;
    shape.width = style.width * style.matrix.scale();
    if (shape.fill != 0) shape.triangles = triangles_of(outlines);
    shape.outlines = std::move(outlines);
    shapes.push_back(std::move(shape));
    return std::nullopt;
  }

  std::string_view svg_;
  std::size_t points_ = 0;
};

}  // namespace

Result<VectorPicture> VectorPicture::parse(std::string_view svg) {
  SvgReader reader(svg);
  if (std::optional<std::string> problem = reader.read())
    return failure(ErrorKind::failed, "ide.picture", {{"fichier", std::move(*problem)}});
  VectorPicture picture;
  picture.shapes_ = std::move(reader.shapes);
  picture.origin_ = reader.origin;
  picture.size_ = reader.size;
  picture.unit_ = reader.unit;
  return picture;
}

void VectorPicture::draw(ImDrawList& list, ImVec2 at, float scale) const {
  const float zoom = unit_ * scale;
  const auto placed = [&](ImVec2 point) { return ImVec2{at.x + (point.x - origin_.x) * zoom, at.y + (point.y - origin_.y) * zoom}; };
  std::vector<ImVec2> points;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  for (const Shape& shape : shapes_) {
    if (!shape.triangles.empty()) {
      const auto count = static_cast<int>(shape.triangles.size());
      list.PrimReserve(count, count);
      for (const ImVec2& point : shape.triangles) list.PrimVtx(placed(point), white, shape.fill);
    }
    for (const Outline& outline : shape.outlines) {
      points.clear();
      for (const ImVec2& point : outline.points) points.push_back(placed(point));
      const ImDrawFlags flags = outline.closed ? ImDrawFlags_Closed : ImDrawFlags_None;
      // The edge of a fill is smoothed by a thin line of its own colour.
      if (shape.fill != 0) list.AddPolyline(points.data(), static_cast<int>(points.size()), shape.fill, ImDrawFlags_Closed, 1);
      if (shape.stroke != 0)
        list.AddPolyline(points.data(), static_cast<int>(points.size()), shape.stroke, flags, std::max(1.0F, shape.width * zoom));
    }
  }
}

}  // namespace lunabloc::ide::widgets
