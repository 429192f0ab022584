#include "kit_project/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunabloc::kit_project {
namespace {

constexpr double kWire = 1.15, kWireEdge = 1.95, kBend = 1.6, kTag = 1.55;

// The rings of a resistor: two digits, how many zeros, and gold for five in a hundred.
std::array<const char*, 4> rings_of(int ohms) {
  constexpr std::array kRings = {"#1A1C21", "#7A4A21", "#D0281E", "#E8861A", "#E3B505", "#2E9E4F", "#2F6FB0", "#7B4AB0", "#8A9097", "#FFFFFF"};
  int zeros = 0;
  while (ohms >= 100) {
    ohms /= 10;
    ++zeros;
  }
  return {kRings[static_cast<std::size_t>(ohms / 10)], kRings[static_cast<std::size_t>(ohms % 10)], kRings[static_cast<std::size_t>(zeros)], "#C9A227"};
}

class Picture {
 public:
  Picture(const Plan& plan, const kit::Kit& kit, const Messages& messages, const WiringLook& look, std::string words)
      : plan_(plan), look_(look), messages_(messages), view_(view_of()),
        svg_(view_, messages.text("kit_project.wiring_of", {{"nom", in(kit.name, look.language)}}), words) {}

  std::string draw() && {
    svg_.rect(view_, 0, {"#FFFFFF", "none", 0, {}});
    svg_.open(R"(id="board")");
    // Its own pattern, and a plain outline that is seen without colour.
    for (const Shape& shape : plan_.board.shapes) kit_project::draw(svg_, shape, "#FFFFFF", Way::upright);
    svg_.close();
    for (const Breadboard& breadboard : plan_.breadboards)
      if (is_in(breadboard.number)) draw(breadboard);
    if (plan_.supply && is_in(plan_.supply->breadboard)) draw(*plan_.supply);
    for (const PlacedPart& part : plan_.parts)
      if (is_seen(part)) draw(part);
    for (const Wire& wire : plan_.wires)
      if (is_seen(wire)) draw(wire);
    for (const Wire& wire : plan_.wires)
      if (is_seen(wire)) {
        tag(wire);
        if (wire.part.empty() && wire.from.kind == End::Kind::pin) power_pin(wire);
      }
    for (const PlacedPart& part : plan_.parts)
      if (is_seen(part)) name(part);
    return std::move(svg_).done();
  }

 private:
  bool is_there(const std::string& part) const { return (look_.there.empty() && look_.now.empty()) || is_now(part) || look_.there.count(part) != 0; }
  bool is_now(const std::string& part) const { return look_.now.count(part) != 0; }
  bool is_in(int breadboard) const { return look_.breadboard == 0 || look_.breadboard == breadboard; }
  bool is_seen(const PlacedPart& part) const { return is_there(part.part->id) && is_in(part.breadboard); }
  // A wire between the two breadboards is in the picture of each.
  bool is_seen(const Wire& wire) const { return is_there(wire.part) && (is_in(wire.from.breadboard) || is_in(wire.to.breadboard)); }
  // What was put before is paler in the pictures of an assembly.
  const char* strength(const std::string& part) const { return look_.now.empty() || is_now(part) ? R"(opacity="1")" : R"(opacity="0.35")"; }

  void draw(const Breadboard& board) {
    const double top = std::min(board.near_edge, board.far_edge()), height = std::abs(board.far_edge() - board.near_edge);
    const double left = board.x(1) - 4, width = kPitch * (board.columns - 1) + 8;
    svg_.open(fmt::format(R"(id="breadboard-{}")", board.number));
    svg_.rect({left, top, width, height}, 1.4, {"#F7F5EF", "#9AA0A6", 0.35, {}});
    const double gap = (board.y(4) + board.y(5)) / 2;
    svg_.rect({left + 0.2, gap - 1.2, width - 0.4, 2.4}, 0, {"#E6E2D8", "none", 0, {}});
    draw_rail(board, board.plus_y(), "#D0281E", "+", 1);
    draw_rail(board, board.minus_y(), "#2454A4", "−", -1);
    for (int depth = 0; depth < 10; ++depth) {
      for (int column = 1; column <= board.columns; ++column) hole({board.x(column), board.y(depth)});
      for (const double x : {left + 1.7, left + width - 1.7}) svg_.text({x, board.y(depth)}, std::string(1, board.row(depth)), {.size = 1.6, .fill = "#6B7178"});
    }
    for (int column = 5; column <= board.columns; column += 5)
      svg_.text({board.x(column), gap}, std::to_string(column), {.size = 1.7, .fill = "#6B7178"});
    svg_.text({board.x(1), gap}, "1", {.size = 1.7, .fill = "#6B7178"});
    const std::string badge = std::to_string(board.number);
    const Point at{left - 3.6, gap};
    svg_.circle(at, 2.5, {"#FFFFFF", "#22252B", 0.35, {}});
    svg_.text(at, badge, {.size = 3, .bold = true});
    svg_.close();
  }

  void draw(const PlacedSupply& supply) {
    const Box& box = supply.box;
    const double middle = box.x + box.width / 2;
    svg_.open(R"(id="supply")");
    svg_.rect(box, 1.2, {"#3A3F47", "#101216", 0.35, {}});
    svg_.rect({box.x - 4, box.y + box.height / 2 - 2.2, 4, 4.4}, 0.6, {"#8A9097", "#101216", 0.3, {}});
    svg_.text({middle - 1, box.y + box.height / 2}, "5 V 2 A", {.size = 3.2, .fill = "#FFFFFF", .bold = true});
    svg_.text({middle, box.y - 2.6}, messages_.text("kit_project.supply"), {.size = 2.9, .bold = true});
    svg_.close();
  }

  void draw_rail(const Breadboard& board, double y, const char* color, const char* sign, int outwards) {
    const double left = board.x(1), right = board.x(board.columns), line = y + board.sign() * outwards * 1.15;
    svg_.line({{left - 0.8, line}, {right + 0.8, line}}, {"none", color, 0.3, {}});
    for (int column = 1; column <= board.columns; ++column) hole({board.x(column), y});
    for (const double x : {left - 2.4, right + 2.4}) svg_.text({x, y}, sign, {.size = 2.6, .fill = color, .bold = true});
  }

  void hole(Point at) { svg_.rect({at.x - 0.4, at.y - 0.4, 0.8, 0.8}, 0.15, {"#6B7178", "none", 0, {}}); }

  void draw(const PlacedPart& part) {
    svg_.open(fmt::format(R"(class="part" data-part="{}" {})", part.part->id, strength(part.part->id)));
    for (const PlacedLeg& leg : part.legs) svg_.circle(leg.at, 0.75, {"#C9CDD1", "#22252B", 0.3, {}});
    for (const PlacedResistor& resistor : part.resistors) draw(resistor);
    const std::string color = part.part->color.empty() ? "#C9CDD1" : part.part->color;
    if (part.turned) svg_.open(fmt::format(R"~(transform="translate({} {}) rotate(180)")~", number(part.origin.x), number(part.origin.y)));
    else svg_.open(fmt::format(R"~(transform="translate({} {})")~", number(part.origin.x), number(part.origin.y)));
    for (const Shape& shape : part.wiring.shapes) kit_project::draw(svg_, shape, color, part.turned ? Way::turned : Way::upright);
    svg_.close();
    svg_.close();
  }

  void draw(const PlacedResistor& resistor) {
    const Point middle{(resistor.from.x + resistor.to.x) / 2, (resistor.from.y + resistor.to.y) / 2};
    const bool upright = std::abs(resistor.from.x - resistor.to.x) < 0.01;
    constexpr double kLong = 6.4, kWide = 2.3;
    svg_.line({resistor.from, resistor.to}, {"none", "#5A6068", 0.6, {}});
    svg_.circle(resistor.from, 0.55, {"#5A6068", "none", 0, {}});
    svg_.circle(resistor.to, 0.55, {"#5A6068", "none", 0, {}});
    svg_.rect(upright ? Box{middle.x - kWide / 2, middle.y - kLong / 2, kWide, kLong} : Box{middle.x - kLong / 2, middle.y - kWide / 2, kLong, kWide}, 0.9,
              {"#EAD7AE", "#7A6A3F", 0.25, {}});
    double along = -2.1;
    for (const char* ring : rings_of(resistor.ohms)) {
      svg_.rect(upright ? Box{middle.x - kWide / 2, middle.y + along - 0.3, kWide, 0.6} : Box{middle.x + along - 0.3, middle.y - kWide / 2, 0.6, kWide}, 0,
                {ring, "none", 0, {}});
      along += along > 0.4 ? 1.5 : 1.2;
    }
  }

  void draw(const Wire& wire) {
    svg_.open(fmt::format(R"(class="wire" data-wire="{}" {})", wire.number, strength(wire.part)));
    svg_.line(wire.path, {"none", "#FFFFFF", kWireEdge, {}}, kBend);
    svg_.line(wire.path, {"none", "#22252B", kWire + 0.3, {}}, kBend);
    svg_.line(wire.path, {"none", wire.color, kWire, {}}, kBend);
    for (const Point& end : {wire.path.front(), wire.path.back()}) svg_.circle(end, 0.8, {wire.color, "#22252B", 0.3, {}});
    svg_.close();
  }

  void tag(const Wire& wire) {
    svg_.open(strength(wire.part));
    svg_.circle(wire.tag, kTag, {"#FFFFFF", "#22252B", 0.25, {}});
    svg_.text(wire.tag, std::to_string(wire.number), {.size = wire.number < 10 ? 2.2 : 1.85, .bold = true});
    svg_.close();
  }

  // The board does not say in the picture which of its pins give the current: beside the wire, where no other comes.
  void power_pin(const Wire& wire) {
    constexpr double kAway = 1.9;
    const Point pin = wire.path.front();
    const bool above = pin.y < plan_.board.size.y / 2, left = above || wire.use == Wire::Use::supply;
    svg_.text({pin.x + (left ? -1.5 : 1.5), above ? -kAway : plan_.board.size.y + kAway}, wire.use == Wire::Use::ground ? "GND" : wire.from.name,
              {.size = 2, .anchor = left ? "end" : "start", .bold = true});
  }

  void name(const PlacedPart& part) {
    constexpr double kSize = 2.3;
    const Breadboard& board = *std::find_if(plan_.breadboards.begin(), plan_.breadboards.end(), [&](const Breadboard& each) { return each.number == part.breadboard; });
    const std::string& words = in(part.part->label, look_.language);
    const double middle = part.room.x + part.room.width / 2;
    svg_.open(strength(part.part->id));
    if (!part.wiring.on_board) {
      svg_.text({middle, part.room.y + part.room.height / 2}, words, {.size = 2.9, .bold = true});
    } else {
      const std::vector<std::string> lines = lines_of(words, part.room.width, kSize);
      const double first = board.above ? part.room.y + part.room.height - 1.9 - kSize * 1.15 * static_cast<double>(lines.size() - 1) : part.room.y + 1.9;
      for (std::size_t i = 0; i < lines.size(); ++i) svg_.text({middle, first + kSize * 1.15 * static_cast<double>(i)}, lines[i], {.size = kSize, .bold = true});
    }
    svg_.close();
  }

  // All of it, or one breadboard with the board; of the board only the header, and no room for parts that are not there yet,
  // when it is a step of the assembly: it stands on paper as large as it may.
  Box view_of() const {
    constexpr double kRoom = 3, kStrip = 24, kNames = 10;
    Box view = plan_.view;
    for (const Breadboard& each : plan_.breadboards) {
      if (each.number != look_.breadboard) continue;
      const bool step = !look_.now.empty();
      const bool beyond = std::any_of(plan_.parts.begin(), plan_.parts.end(), [&](const PlacedPart& part) { return !part.wiring.on_board && is_seen(part); });
      const double far = each.far_edge() + each.sign() * kNames, board = plan_.board.size.y;
      const double top = each.above ? (step && !beyond ? far : view.y) : (step ? board - kStrip : -kRoom);
      const double bottom = each.above ? (step ? kStrip : board + kRoom) : (step && !beyond ? far : view.y + view.height);
      view.y = top;
      view.height = bottom - top;
    }
    return view;
  }

  const Plan& plan_;
  const WiringLook& look_;
  const Messages& messages_;
  Box view_;
  Svg svg_;
};

std::string end_in_words(const End& end, const std::string& part, const Messages& messages) {
  const std::string& language = messages.language();
  const Arguments breadboard{{"plaque", std::to_string(end.breadboard)}, {"colonne", std::to_string(end.column)}, {"rangee", std::string(1, end.row)}};
  switch (end.kind) {
    case End::Kind::pin: return messages.text("kit_project.end_pin", {{"nom", end.name.starts_with("GND") ? "GND" : end.name}});
    case End::Kind::hole: return messages.text("kit_project.end_hole", breadboard);
    case End::Kind::plus: return messages.text("kit_project.end_plus", breadboard);
    case End::Kind::minus: return messages.text("kit_project.end_minus", breadboard);
    case End::Kind::terminal: return messages.text("kit_project.end_terminal", {{"nom", part}, {"fil", in(end.terminal, language)}});
  }
  return {};
}

}  // namespace

std::string ohms_in_words(int ohms) { return ohms < 1000 ? fmt::format("{} Ω", ohms) : fmt::format("{} kΩ", number(ohms / 1000.0)); }

std::vector<WireRow> wire_rows(const Plan& plan, const kit::Kit& kit, const Messages& messages) {
  std::vector<WireRow> rows;
  for (const Wire& wire : plan.wires) {
    const kit::KitPart* part = kit.part(wire.part);
    const std::string label = part == nullptr ? messages.text("kit_project.current") : in(part->label, messages.language());
    rows.push_back({wire.number, label, messages.text("kit_project.color_" + wire.color_name), end_in_words(wire.from, label, messages), end_in_words(wire.to, label, messages)});
  }
  return rows;
}

std::string told(const WireRow& row, const Messages& messages) {
  return messages.text("kit_project.wire", {{"n", std::to_string(row.number)}, {"couleur", row.color}, {"de", row.from}, {"vers", row.to}});
}

std::string told(const PlacedResistor& resistor, const Messages& messages) {
  return messages.text("kit_project.resistor", {{"ohms", ohms_in_words(resistor.ohms)}, {"plaque", std::to_string(resistor.breadboard)},
                                                {"colonne", std::to_string(resistor.from_column)}, {"rangee", std::string(1, resistor.from_row)},
                                                {"colonne2", std::to_string(resistor.to_column)}, {"rangee2", std::string(1, resistor.to_row)}});
}

std::string wiring_svg(const Plan& plan, const kit::Kit& kit, const Messages& messages, const WiringLook& look) {
  std::string words;
  for (const WireRow& row : wire_rows(plan, kit, messages)) words += told(row, messages) + "\n";
  return Picture(plan, kit, messages, look, std::move(words)).draw();
}

}  // namespace lunabloc::kit_project
