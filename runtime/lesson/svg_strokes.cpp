#include "lesson/svg_strokes.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

namespace lunabloc::lesson {
namespace {

constexpr std::size_t kMostStrokes = 10'000;

using Attributes = std::map<std::string, std::string, std::less<>>;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The tag that begins at `place` ('<'); the place after it is left there.
std::string read_tag(std::string_view svg, std::size_t& place, Attributes& attributes) {
  std::size_t at = place + 1;
  std::string name;
  while (at < svg.size() && !is_space(svg[at]) && svg[at] != '>' && svg[at] != '/') name += svg[at++];
  while (at < svg.size() && svg[at] != '>') {
    while (at < svg.size() && (is_space(svg[at]) || svg[at] == '/')) ++at;
    std::string key;
    while (at < svg.size() && svg[at] != '=' && svg[at] != '>' && !is_space(svg[at])) key += svg[at++];
    if (at + 1 >= svg.size() || svg[at] != '=') continue;
    const char quote = svg[++at];
    const std::size_t close = quote == '"' || quote == '\'' ? svg.find(quote, at + 1) : std::string_view::npos;
    if (close == std::string_view::npos) break;
    attributes[key] = std::string(svg.substr(at + 1, close - at - 1));
    at = close + 1;
  }
  place = std::min(at, svg.size());
  return name;
}

class Numbers {
 public:
  explicit Numbers(std::string_view text) : text_(text) {}
  bool next(double& number) {
    skip();
    if (text_.starts_with('+')) text_.remove_prefix(1);
    const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (read.ec != std::errc{}) return false;
    text_.remove_prefix(static_cast<std::size_t>(read.ptr - text_.data()));
    return true;
  }
  bool next(world::Point& point) { return next(point.x) && next(point.y); }
  // The letter of a command, or 0.
  char letter() {
    skip();
    if (text_.empty() || !std::isalpha(static_cast<unsigned char>(text_[0]))) return 0;
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
    while (!text_.empty() && (is_space(text_[0]) || text_[0] == ',')) text_.remove_prefix(1);
  }
  std::string_view text_;
};

class Pen {
 public:
  Pen(std::vector<world::Stroke>& strokes, const Attributes& attributes) : strokes_(strokes) {
    if (const auto found = attributes.find("stroke"); found != attributes.end()) color_ = found->second;
    if (const auto found = attributes.find("stroke-width"); found != attributes.end())
      Numbers(found->second).next(width_);
  }
  void move(world::Point to) { start_ = at_ = to; }
  void line(world::Point to) {
    if (to != at_ && strokes_.size() < kMostStrokes)
      strokes_.push_back({{at_.x, -at_.y}, {to.x, -to.y}, color_, width_});
    at_ = to;
  }
  void close() { line(start_); }
  world::Point at() const { return at_; }

 private:
  std::vector<world::Stroke>& strokes_;
  std::string color_ = "black";
  double width_ = 2;
  world::Point at_, start_;
};

double attribute(const Attributes& attributes, std::string_view name) {
  double number = 0;
  if (const auto found = attributes.find(name); found != attributes.end()) Numbers(found->second).next(number);
  return number;
}

enum class Ends { open, closed };

void draw_points(Pen& pen, const std::string& text, Ends ends) {
  Numbers numbers(text);
  world::Point point;
  if (!numbers.next(point)) return;
  pen.move(point);
  while (numbers.next(point)) pen.line(point);
  if (ends == Ends::closed) pen.close();
}

bool draw_path(Pen& pen, const std::string& text) {
  Numbers numbers(text);
  char command = 0;
  while (!numbers.empty()) {
    const char letter = numbers.letter();
    if (letter != 0)
      command = letter;
    else if (command == 0 || command == 'Z' || command == 'z')
      return false;
    const bool relative = command >= 'a';
    const world::Point base = relative ? pen.at() : world::Point{};
    world::Point to = pen.at();
    switch (command) {
      case 'M':
      case 'm':
      case 'L':
      case 'l':
        if (!numbers.next(to)) return false;
        to = {base.x + to.x, base.y + to.y};
        break;
      case 'H':
      case 'h':
        if (!numbers.next(to.x)) return false;
        to.x += base.x;
        break;
      case 'V':
      case 'v':
        if (!numbers.next(to.y)) return false;
        to.y += base.y;
        break;
      case 'Z':
      case 'z':
        pen.close();
        continue;
      default:
        return false;
    }
    if (command == 'M' || command == 'm') {
      pen.move(to);
      command = relative ? 'l' : 'L';  // further pairs are lines
    } else {
      pen.line(to);
    }
  }
  return true;
}

}  // namespace

Result<std::vector<world::Stroke>> svg_strokes(std::string_view svg) {
  std::vector<world::Stroke> strokes;
  for (std::size_t place = svg.find('<'); place != std::string_view::npos; place = svg.find('<', place)) {
    if (svg.substr(place).starts_with("<!--")) {
      place = svg.find("-->", place);
      if (place == std::string_view::npos) break;
      continue;
    }
    Attributes attributes;
    const std::string name = read_tag(svg, place, attributes);
    if (attributes.contains("transform"))
      return failure(ErrorKind::failed, "lesson.bad_picture", {{"nom", "transform"}});
    Pen pen(strokes, attributes);
    if (name == "line") {
      pen.move({attribute(attributes, "x1"), attribute(attributes, "y1")});
      pen.line({attribute(attributes, "x2"), attribute(attributes, "y2")});
    }
    if (name == "polyline") draw_points(pen, attributes["points"], Ends::open);
    if (name == "polygon") draw_points(pen, attributes["points"], Ends::closed);
    if (name == "path" && !draw_path(pen, attributes["d"]))
      return failure(ErrorKind::failed, "lesson.bad_picture", {{"nom", attributes["d"]}});
  }
  return strokes;
}

}  // namespace lunabloc::lesson
