#include "kit_project/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/written.h"

namespace lunabloc::kit_project {
namespace {

std::string look_of(const Look& look) {
  std::string out = fmt::format(R"( fill="{}")", look.fill);
  if (look.edge != "none") out += fmt::format(R"( stroke="{}" stroke-width="{}")", look.edge, number(look.width));
  if (!look.dash.empty()) out += fmt::format(R"( stroke-dasharray="{}")", look.dash);
  return out;
}

Point towards(Point from, Point to, double distance) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (length == 0) return from;
  return {from.x + (to.x - from.x) * distance / length, from.y + (to.y - from.y) * distance / length};
}

std::string bent(const std::vector<Point>& points, double bend) {
  std::string d = fmt::format("M{} {}", number(points.front().x), number(points.front().y));
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const double before = std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    const double after = std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
    const double room = std::min({bend, before / 2, after / 2});
    const Point in = towards(points[i], points[i - 1], room), out = towards(points[i], points[i + 1], room);
    d += fmt::format("L{} {}Q{} {} {} {}", number(in.x), number(in.y), number(points[i].x), number(points[i].y), number(out.x), number(out.y));
  }
  return d + fmt::format("L{} {}", number(points.back().x), number(points.back().y));
}

}  // namespace

std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with(".")) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string number_in_words(double value, std::string_view language) {
  std::string text = number(value);
  if (language == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::vector<std::string> lines_of(const std::string& words, double room, double size) {
  constexpr double kLetter = 0.53;
  std::vector<std::string> lines;
  std::size_t from = 0;
  const auto letters = [](std::string_view text) {
    return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  };
  while (from < words.size()) {
    const std::size_t space = std::min(words.find(' ', from), words.size());
    const std::string word = words.substr(from, space - from);
    if (!lines.empty() && (letters(lines.back()) + 1 + letters(word)) * size * kLetter <= room) lines.back() += " " + word;
    else lines.push_back(word);
    from = space + 1;
  }
  return lines;
}

Svg::Svg(const Box& view, std::string_view title, std::string_view words) {
  out_ = fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="{} {} {} {}" role="img" font-family="Andika, 'DejaVu Sans', sans-serif">)",
                     number(view.width), number(view.height), number(view.x), number(view.y), number(view.width), number(view.height));
  out_ += fmt::format("\n<title>{}</title>\n<desc>{}</desc>\n", base::in_markup(title), base::in_markup(words));
}

void Svg::rect(const Box& box, double radius, const Look& look) {
  out_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}")", number(box.x), number(box.y), number(box.width), number(box.height));
  if (radius > 0) out_ += fmt::format(R"( rx="{}")", number(radius));
  out_ += look_of(look) + "/>\n";
}

void Svg::circle(Point center, double radius, const Look& look) {
  out_ += fmt::format(R"(<circle cx="{}" cy="{}" r="{}"{}/>)", number(center.x), number(center.y), number(radius), look_of(look)) + "\n";
}

void Svg::polygon(const std::vector<Point>& points, const Look& look) {
  std::string list;
  for (const Point& point : points) list += fmt::format("{}{},{}", list.empty() ? "" : " ", number(point.x), number(point.y));
  out_ += fmt::format(R"(<polygon points="{}"{} stroke-linejoin="round"/>)", list, look_of(look)) + "\n";
}

void Svg::line(const std::vector<Point>& points, const Look& look, double bend) {
  path(bent(points, bend), look);
}

void Svg::path(std::string_view d, const Look& look) {
  out_ += fmt::format(R"(<path d="{}"{} stroke-linecap="round" stroke-linejoin="round"/>)", d, look_of(look)) + "\n";
}

void Svg::text(Point at, std::string_view words, const Letters& letters) {
  constexpr double kMiddle = 0.36;  // of the letters' size, from their middle to their foot
  out_ += fmt::format(R"(<text x="{}" y="{}" font-size="{}" fill="{}" text-anchor="{}"{}>{}</text>)", number(at.x),
                      number(at.y + letters.size * kMiddle), number(letters.size), letters.fill, letters.anchor,
                      letters.bold ? R"( font-weight="bold")" : "", base::in_markup(words)) + "\n";
}

void Svg::open(std::string_view attributes) { out_ += fmt::format("<g {}>\n", attributes); }
void Svg::close() { out_ += "</g>\n"; }

std::string Svg::done() && {
  out_ += "</svg>\n";
  return std::move(out_);
}

}  // namespace lunabloc::kit_project
