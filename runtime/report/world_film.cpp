#include "report/world_film.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>

#include "base/written.h"
#include "session/scene.h"
#include "world/costumes.h"

namespace lunabloc::report {
namespace {

using session::Scene;
using session::Worlds;
using base::in_markup;

constexpr double kWide = 360, kMargin = 12;
constexpr std::size_t kMostStrokes = 6'000, kMostLines = 6, kMostLetters = 44, kMostLists = 3, kMostCells = 16, kMostParts = 8, kMostPoints = 400, kMostBars = 16,
                      kMostNodes = 60, kMostSpritesSeen = 60;
constexpr std::string_view kInk = "#1d2430", kSoft = "#5b6472", kAccent = "#1d5fa6", kPale = "#eef1f6", kLine = "#b8bdc7";

struct Pen {
  std::string_view name, color;
};
constexpr std::array<Pen, 12> kPens = {{{"black", "#1f2533"}, {"red", "#c92a2a"}, {"orange", "#e87a12"}, {"yellow", "#e8b90a"}, {"green", "#2b8a3e"}, {"blue", "#1d5fa6"},
                                        {"purple", "#7a2e8e"}, {"pink", "#e05a9c"}, {"brown", "#7a481e"}, {"grey", "#868b95"}, {"gray", "#868b95"}, {"white", "#ffffff"}}};

// A colour that we know, or ink: whatever else a program wrote stays out of the page.
std::string color_of(std::string_view name) {
  for (const Pen& pen : kPens)
    if (pen.name == name) return std::string(pen.color);
  const bool digits = (name.size() == 4 || name.size() == 7) && name[0] == '#' && name.substr(1).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
  return digits ? std::string(name) : std::string(kInk);
}

// The first letters of a text, whole characters only.
std::string cut(std::string_view text, std::size_t most) {
  std::size_t letters = 0, at = 0;
  while (at < text.size() && letters < most) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80);
    ++letters;
  }
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

std::string words_at(double x, double y, std::string_view text, double size, std::string_view color, std::string_view anchor = "start") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" fill=\"{}\" text-anchor=\"{}\">{}</text>", x, y, size, color, anchor, in_markup(text));
}

// A colour for each costume, always the same.
std::size_t number_of(const std::string& costume) { return std::accumulate(costume.begin(), costume.end(), std::size_t{0}, [](std::size_t sum, char letter) { return sum + static_cast<unsigned char>(letter); }) % 9; }

// One world on its part of the picture. `height` is known from the run's end; `frame` tells what is seen at a moment.
class Panel {
 public:
  virtual ~Panel() = default;
  virtual double height() const = 0;
  virtual void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView& console, double top) = 0;
  virtual std::string words() const = 0;
};

class GridPanel : public Panel {
 public:
  GridPanel(const world::Grid& end, const base::Messages& messages)
      : end_(end), messages_(messages), side_(std::min(36.0, kWide / std::max(1, end.columns))) {}
  double height() const override { return side_ * end_.rows; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    if (!scene.worlds.grid) return;
    const world::Grid& grid = *scene.worlds.grid;
    const double left = (kWide - side_ * grid.columns) / 2;
    if (film.frames() == 0) {
      std::string floor;
      for (int row = 1; row <= grid.rows; ++row)
        for (int column = 1; column <= grid.columns; ++column)
          floor += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" stroke=\"{}\"/>", left + side_ * (column - 1), top + side_ * (row - 1), side_, side_,
                               grid.wall({column, row}) ? "#4a5260" : "#ffffff", kLine);
      film.keep(floor);
    }
    for (int row = 1; row <= grid.rows; ++row)
      for (int column = 1; column <= grid.columns; ++column) thing(film, grid, {column, row}, left, top);
    const double angle = 90.0 * static_cast<int>(grid.direction);
    film.put("~robot", fmt::format("<g transform=\"translate({:.1f} {:.1f}) rotate({:.0f}) scale({:.2f})\"><circle r=\"14\" fill=\"{}\"/><path d=\"M0 -11 L7 6 L0 2 L-7 6 Z\" fill=\"#ffffff\"/></g>",
                                   left + side_ * (grid.robot.column - 0.5), top + side_ * (grid.robot.row - 0.5), angle, side_ / 36, kAccent));
  }
  std::string words() const override { return messages_.text("report.seen.grid", {{"place", world::shown(end_.robot)}}); }

 private:
  void thing(FilmMaker& film, const world::Grid& grid, world::Cell cell, double left, double top) const {
    const double x = left + side_ * (cell.column - 0.5), y = top + side_ * (cell.row - 0.5), r = side_ * 0.28;
    const std::string name = fmt::format("{:03}-{:03}", cell.row, cell.column);
    std::string svg;
    if (std::binary_search(grid.painted.begin(), grid.painted.end(), cell))
      svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#e8b90a\"/>", x - side_ / 2 + 1, y - side_ / 2 + 1, side_ - 2, side_ - 2);
    switch (grid.at(cell)) {
      case 'A': svg += fmt::format("<path d=\"M{0:.1f} {1:.1f} v{2:.1f} M{0:.1f} {1:.1f} l{3:.1f} {4:.1f} l-{3:.1f} {4:.1f}\" stroke=\"#2b8a3e\" stroke-width=\"3\" fill=\"#2b8a3e\"/>", x - r / 2, y - r, 2 * r, r * 1.3, r * 0.5); break;
      case '*': svg += fmt::format("<path d=\"M{0:.1f} {1:.1f} l{2:.1f} {2:.1f} l-{2:.1f} {2:.1f} l-{2:.1f} -{2:.1f} Z\" fill=\"#7a2e8e\"/>", x, y - r, r); break;
      case 'x': svg += fmt::format("<path d=\"M{0:.1f} {1:.1f} l{2:.1f} {2:.1f} m0 -{2:.1f} l-{2:.1f} {2:.1f}\" stroke=\"{3}\" stroke-width=\"3\"/>", x - r, y - r, 2 * r, kSoft); break;
      case 'o': svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/>", x, y, r, kSoft); break;
      default: break;
    }
    if (!svg.empty()) film.put(name, svg);
  }

  world::Grid end_;
  const base::Messages& messages_;
  double side_;
};

class TurtlePanel : public Panel {
 public:
  TurtlePanel(const world::Turtle& end, const base::Messages& messages) : messages_(messages), strokes_(end.strokes.size()), lowest_(end.lowest), highest_(end.highest) {
    const double wide = std::max(60.0, highest_.x - lowest_.x), high = std::max(60.0, highest_.y - lowest_.y);
    scale_ = std::min({1.5, (kWide - 2 * kMargin) / wide, 300.0 / high});
    height_ = high * scale_ + 2 * kMargin;
  }
  double height() const override { return height_; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    const world::Turtle& turtle = scene.worlds.turtle;
    std::string fresh;
    for (; drawn_ < turtle.strokes.size() && drawn_ < kMostStrokes; ++drawn_) {
      const world::Stroke& stroke = turtle.strokes[drawn_];
      fresh += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linecap=\"round\"/>", x(stroke.from), y(stroke.from, top),
                           x(stroke.to), y(stroke.to, top), color_of(stroke.color), std::clamp(stroke.width * scale_, 1.0, 40.0));
    }
    if (!fresh.empty()) film.keep(std::move(fresh));
    film.put("~turtle", fmt::format("<path transform=\"translate({:.1f} {:.1f}) rotate({:.1f})\" d=\"M0 -9 L6 7 L0 4 L-6 7 Z\" fill=\"#2b8a3e\" stroke=\"#ffffff\"/>", x(turtle.position),
                                    y(turtle.position, top), std::fmod(turtle.heading_degrees, 360.0)));
  }
  std::string words() const override { return messages_.text("report.seen.turtle", {{"n", std::to_string(strokes_)}}); }

 private:
  double x(world::Point point) const { return kWide / 2 + (point.x - (lowest_.x + highest_.x) / 2) * scale_; }
  double y(world::Point point, double top) const { return top + height_ / 2 - (point.y - (lowest_.y + highest_.y) / 2) * scale_; }

  const base::Messages& messages_;
  std::size_t strokes_, drawn_ = 0;
  world::Point lowest_, highest_;
  double scale_ = 1, height_ = 0;
};

class StagePanel : public Panel {
 public:
  StagePanel(const world::Stage& end, const base::Messages& messages) : end_(end), messages_(messages) {}
  double height() const override { return world::kStageHeight * kScale; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    const world::Stage& stage = scene.worlds.stage;
    const bool dark = stage.backdrop == "night" || stage.backdrop == "space";
    film.put("!back", fmt::format("<rect x=\"0\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" stroke=\"{}\"/>", top, kWide, height(), dark ? "#26304a" : "#f4f8ff", kLine));
    std::size_t seen = 0;
    for (const world::Sprite& sprite : stage.sprites) {
      if (!sprite.shown || ++seen > kMostSpritesSeen) continue;
      const world::Costume* const costume = world::costume_named(sprite.costume);
      const double size = sprite.size / 100 * kScale, wide = (costume != nullptr ? costume->width : 48) * size, high = (costume != nullptr ? costume->height : 48) * size;
      const world::Point at = world::place_of(sprite, stage.now);
      const double x = kWide / 2 + at.x * kScale, y = top + height() / 2 - at.y * kScale;
      if (!(x > -50 && x < kWide + 50 && y > top - 50 && y < top + height() + 50)) continue;
      std::string svg = fmt::format("<ellipse cx=\"{:.1f}\" cy=\"{:.1f}\" rx=\"{:.1f}\" ry=\"{:.1f}\" fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"2\"/>", x, y, std::clamp(wide / 2, 3.0, 90.0),
                                    std::clamp(high / 2, 3.0, 90.0), kPens[1 + number_of(sprite.costume)].color);
      svg += words_at(x, y + std::clamp(high / 2, 3.0, 90.0) + 11, cut(sprite.name, 16), 10, dark ? "#ffffff" : kInk, "middle");
      if (const world::Bubble* bubble = world::bubble_of(sprite, stage.now))
        if (!bubble->text.empty()) svg += words_at(x, y - std::clamp(high / 2, 3.0, 90.0) - 5, "« " + cut(bubble->text, 26) + " »", 12, dark ? "#ffffff" : kInk, "middle");
      film.put(fmt::format("sprite-{:03}", seen), svg);
    }
  }
  std::string words() const override {
    std::string names;
    for (const world::Sprite& sprite : end_.sprites)
      if (names.size() < 80) names += (names.empty() ? "" : ", ") + sprite.name;
    return messages_.text("report.seen.stage", {{"detail", names}});
  }

 private:
  static constexpr double kScale = kWide / world::kStageWidth;
  world::Stage end_;
  const base::Messages& messages_;
};

class KitPanel : public Panel {
 public:
  KitPanel(const world::KitWorld& end, const base::Messages& messages) : messages_(messages) {
    for (const auto& [part, changes] : end.parts)
      if (!changes.empty() && parts_.size() < kMostParts) parts_.push_back(part);
  }
  double height() const override { return kRow * static_cast<double>(parts_.size()) + kMargin; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    double y = top + kRow / 2 + kMargin / 2;
    for (const std::string& part : parts_) {
      const double value = scene.worlds.kit.value_of(part);
      film.put("kit-" + part, fmt::format("<circle cx=\"22\" cy=\"{:.1f}\" r=\"11\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>", y, value > 0 ? "#e8b90a" : "#ffffff", kSoft) +
                                  words_at(44, y + 5, fmt::format("{} : {:g}", cut(part, 24), value), 14, kInk));
      y += kRow;
    }
  }
  std::string words() const override { return messages_.text("report.seen.kit", {{"detail", fmt::format("{}", fmt::join(parts_, ", "))}}); }

 private:
  static constexpr double kRow = 32;
  const base::Messages& messages_;
  std::vector<std::string> parts_;
};

class ListPanel : public Panel {
 public:
  ListPanel(const world::Arrays& end, const base::Messages& messages) : messages_(messages) {
    for (const auto& [name, array] : end.by_name)
      if (names_.size() < kMostLists) names_.push_back(name), last_ += (last_.empty() ? "" : " ; ") + name + " = " + cut(array.shown, 60);
  }
  double height() const override { return kRow * static_cast<double>(names_.size()); }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    double y = top;
    for (const std::string& name : names_) {
      const auto found = scene.worlds.arrays.by_name.find(name);
      if (found != scene.worlds.arrays.by_name.end()) {
        std::string svg = words_at(0, y + 14, cut(name, 30), 12, kSoft);
        double x = 0;
        std::size_t shown = 0;
        for (const std::string& element : world::elements_of(found->second)) {
          const std::string text = cut(element, 10);
          const double wide = std::max(26.0, 9.0 * static_cast<double>(std::min<std::size_t>(text.size(), 12)) + 8);
          if (x + wide > kWide || ++shown > kMostCells) {
            svg += words_at(std::min(x + 2, kWide - 12), y + 38, "…", 14, kInk);
            break;
          }
          svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"26\" fill=\"{}\" stroke=\"{}\"/>", x, y + 19, wide, kPale, kSoft) + words_at(x + wide / 2, y + 37, text, 13, kInk, "middle");
          x += wide;
        }
        film.put("list-" + name, svg);
      }
      y += kRow;
    }
  }
  std::string words() const override { return messages_.text("report.seen.list", {{"detail", last_}}); }

 private:
  static constexpr double kRow = 54;
  const base::Messages& messages_;
  std::vector<std::string> names_;
  std::string last_;
};

class GraphPanel : public Panel {
 public:
  GraphPanel(const world::Graph& end, const base::Messages& messages) : messages_(messages), nodes_(end.nodes.size()), shown_(std::min(nodes_, kMostNodes)), visits_(end.visits.size()) {}
  double height() const override { return 260; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    const world::Graph& graph = scene.worlds.graph;
    const auto at = [&](std::size_t node) {
      const double turn = 2 * std::numbers::pi * static_cast<double>(node) / static_cast<double>(std::max<std::size_t>(1, shown_)) - std::numbers::pi / 2;
      return world::Point{kWide / 2 + 130 * std::cos(turn), top + 130 + 100 * std::sin(turn)};
    };
    std::string edges;
    for (const world::GraphEdge& edge : graph.edges) {
      if (edge.from >= shown_ || edge.to >= shown_) continue;
      const world::Point from = at(edge.from), to = at(edge.to);
      edges += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"2\"/>", from.x, from.y, to.x, to.y, kLine);
      if (graph.weighted) edges += words_at((from.x + to.x) / 2, (from.y + to.y) / 2, fmt::format("{:g}", edge.weight), 11, kInk, "middle");
    }
    film.put("!edges", edges);
    for (std::size_t node = 0; node < std::min(graph.nodes.size(), shown_); ++node) {
      const world::Point place = at(node);
      const bool visited = graph.nodes[node].visited;
      film.put(fmt::format("node-{:04}", node), fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"13\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>", place.x, place.y, visited ? kAccent : std::string_view("#ffffff"), kAccent) +
                                                    words_at(place.x, place.y + 26, cut(graph.nodes[node].name, 10), 11, kInk, "middle"));
    }
  }
  std::string words() const override { return messages_.text("report.seen.graph", {{"n", std::to_string(nodes_)}, {"mesure", std::to_string(visits_)}}); }

 private:
  const base::Messages& messages_;
  std::size_t nodes_, shown_, visits_;
};

class ChartPanel : public Panel {
 public:
  ChartPanel(const world::Charts& end, const base::Messages& messages) : chart_(end.all.back()), messages_(messages) {}
  double height() const override { return kHigh; }
  void frame(FilmMaker& film, const Scene& scene, const session::ConsoleView&, double top) override {
    if (scene.worlds.charts.all.empty()) return;
    const world::Chart& chart = scene.worlds.charts.all.back();
    film.put("chart", words_at(kWide / 2, top + 14, cut(title_of(chart), 50), 13, kInk, "middle") + (chart.kind == "bar" ? bars(chart, top) : points(chart, top)));
  }
  std::string words() const override { return messages_.text("report.seen.chart", {{"detail", title_of(chart_)}, {"n", std::to_string(chart_.points.size())}}); }

 private:
  static constexpr double kHigh = 240, kHead = 24;
  static std::string title_of(const world::Chart& chart) { return !chart.title.empty() ? chart.title : chart.y.empty() ? chart.x : chart.y + " / " + chart.x; }
  static double finite(const trace::Value& value) {
    const double number = trace::number_of(value, 0);
    return std::isfinite(number) ? number : 0;
  }
  static std::string bars(const world::Chart& chart, double top) {
    double most = 1e-9;
    const std::size_t count = std::min(chart.points.size(), kMostBars);
    for (std::size_t i = 0; i < count; ++i) most = std::max(most, finite(chart.points[i].y));
    const double row = (kHigh - kHead) / static_cast<double>(std::max<std::size_t>(4, count));
    std::string svg;
    for (std::size_t i = 0; i < count; ++i) {
      const double y = top + kHead + row * static_cast<double>(i), value = finite(chart.points[i].y);
      svg += words_at(104, y + row * 0.65, cut(trace::text_of(chart.points[i].x), 15), 11, kInk, "end");
      svg += fmt::format("<rect x=\"110\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>", y + row * 0.15, std::max(0.0, 190 * value / most), row * 0.7, kAccent);
      svg += words_at(114 + std::max(0.0, 190 * value / most), y + row * 0.65, fmt::format("{:.6g}", value), 11, kInk);
    }
    return svg;
  }
  static std::string points(const world::Chart& chart, double top) {
    const std::size_t count = std::min(chart.points.size(), kMostPoints);
    if (count == 0) return {};
    const auto x_of = [&](std::size_t i) { return chart.kind == "line" && std::holds_alternative<std::string>(chart.points[i].x) ? static_cast<double>(i) : finite(chart.points[i].x); };
    const auto y_of = [&](std::size_t i) { return chart.y.empty() ? 0 : finite(chart.points[i].y); };
    double low_x = x_of(0), high_x = low_x, low_y = chart.from_zero ? 0 : y_of(0), high_y = y_of(0);
    for (std::size_t i = 0; i < count; ++i) {
      low_x = std::min(low_x, x_of(i)), high_x = std::max(high_x, x_of(i));
      low_y = std::min(low_y, y_of(i)), high_y = std::max(high_y, y_of(i));
    }
    const auto place = [&](std::size_t i) {
      return world::Point{40 + 300 * (x_of(i) - low_x) / std::max(1e-9, high_x - low_x), top + kHigh - 24 - (kHigh - kHead - 34) * (y_of(i) - low_y) / std::max(1e-9, high_y - low_y)};
    };
    std::string svg = fmt::format("<path d=\"M40 {:.1f} V{:.1f} H340\" fill=\"none\" stroke=\"{}\"/>", top + kHead, top + kHigh - 24, kSoft), line;
    for (std::size_t i = 0; i < count; ++i) {
      const world::Point at = place(i);
      line += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : " L", at.x, at.y);
      svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>", at.x, at.y, kAccent);
    }
    if (chart.kind == "line") svg += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>", line, kAccent);
    svg += words_at(36, top + kHigh - 24, fmt::format("{:.4g}", low_y), 10, kSoft, "end") + words_at(36, top + kHead + 10, fmt::format("{:.4g}", high_y), 10, kSoft, "end");
    return svg + words_at(190, top + kHigh - 6, cut(chart.x, 40), 11, kSoft, "middle");
  }

  world::Chart chart_;
  const base::Messages& messages_;
};

class ConsolePanel : public Panel {
 public:
  ConsolePanel(const session::ConsoleView& end, const base::Messages& messages) : messages_(messages), rows_(std::min(end.size(), kMostLines)), last_(cut(end.back(), 80)) {}
  double height() const override { return kRow * static_cast<double>(rows_) + kMargin; }
  void frame(FilmMaker& film, const Scene&, const session::ConsoleView& console, double top) override {
    if (film.frames() == 0) film.keep(fmt::format("<rect x=\"0\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"4\" fill=\"{}\"/>", top, kWide, height(), kPale));
    const std::size_t first = console.size() > rows_ ? console.size() - rows_ : 0;
    for (std::size_t row = 0; first + row < console.size(); ++row)
      film.put(fmt::format("said-{:02}", row), words_at(8, top + kRow * static_cast<double>(row + 1), cut(console[first + row], kMostLetters), 13, kInk));
  }
  std::string words() const override { return messages_.text("report.seen.said", {{"detail", last_}}); }

 private:
  static constexpr double kRow = 19;
  const base::Messages& messages_;
  std::size_t rows_;
  std::string last_;
};

Scene before(const trace::Trace& trace) {
  Scene scene;
  scene.worlds = session::worlds_before(trace.request().world);
  return scene;
}

std::vector<std::unique_ptr<Panel>> panels_for(const Scene& end, const session::ConsoleView& console, const base::Messages& messages) {
  std::vector<std::unique_ptr<Panel>> panels;
  const Worlds& worlds = end.worlds;
  if (worlds.grid) panels.push_back(std::make_unique<GridPanel>(*worlds.grid, messages));
  if (!worlds.turtle.strokes.empty()) panels.push_back(std::make_unique<TurtlePanel>(worlds.turtle, messages));
  if (!worlds.stage.sprites.empty()) panels.push_back(std::make_unique<StagePanel>(worlds.stage, messages));
  if (!worlds.graph.nodes.empty()) panels.push_back(std::make_unique<GraphPanel>(worlds.graph, messages));
  if (!worlds.charts.all.empty()) panels.push_back(std::make_unique<ChartPanel>(worlds.charts, messages));
  if (std::any_of(worlds.kit.parts.begin(), worlds.kit.parts.end(), [](const auto& part) { return !part.second.empty(); })) panels.push_back(std::make_unique<KitPanel>(worlds.kit, messages));
  if (panels.empty() && !worlds.arrays.by_name.empty()) panels.push_back(std::make_unique<ListPanel>(worlds.arrays, messages));
  if (!console.empty()) panels.push_back(std::make_unique<ConsolePanel>(console, messages));
  return panels;
}

}  // namespace

Film film_of(const trace::Trace& trace, const base::Messages& messages) {
  std::vector<session::ConsoleLine> lines;
  Scene end = before(trace);
  for (const trace::Event& event : trace.events()) session::fold(end, lines, event, trace.request());
  const std::vector<std::unique_ptr<Panel>> panels = panels_for(end, {lines, end.console}, messages);
  if (panels.empty()) return {};

  FilmMaker film;
  Scene scene = before(trace);
  const auto frame = [&] {
    double top = 0;
    for (const std::unique_ptr<Panel>& panel : panels) {
      panel->frame(film, scene, {lines, scene.console}, top);
      top += panel->height() + kMargin;
    }
    film.end_frame();
  };
  // What lives by the clock is seen at equal times, everything else at equal numbers of moments.
  const std::chrono::microseconds length = end.worlds.stage.now;
  const bool by_clock = length.count() > 0 && (!end.worlds.stage.sprites.empty() || !end.worlds.kit.parts.empty());
  const std::size_t wanted = kMostFrames - 2;
  const std::size_t stride = std::max<std::size_t>(1, (trace.moments() + wanted - 1) / wanted);
  std::size_t told = 0;
  frame();
  for (const trace::Event& event : trace.events()) {
    const std::size_t due = by_clock ? static_cast<std::size_t>(static_cast<double>(event.at.count()) * static_cast<double>(wanted) / static_cast<double>(length.count())) : scene.moments / stride;
    if (due > told) {
      told = due;
      frame();
    }
    session::fold(scene, lines, event, trace.request());
  }
  frame();
  double height = 0;
  std::string words;
  for (const std::unique_ptr<Panel>& panel : panels) {
    height += panel->height() + kMargin;
    words += (words.empty() ? "" : " ") + panel->words();
  }
  return film.done(-kMargin, -kMargin, kWide + 2 * kMargin, height + kMargin, words);
}

}  // namespace lunabloc::report
