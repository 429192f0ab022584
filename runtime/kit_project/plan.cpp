#include "kit_project/plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kit_project/tracks.h"

namespace lunabloc::kit_project {
namespace {

constexpr double kTrack = 2.1;      // between two wires that run side by side
constexpr double kTagRoom = 7.4;    // for two rows of numbers between the tracks and the breadboard
constexpr double kNameRoom = 9.5;   // beyond the breadboard, for what its parts are called
constexpr double kBetweenParts = 5;
constexpr double kMargin = 5, kPlugRoom = 9;
constexpr std::array kSizes = {30, 63};  // columns of the breadboards that are sold

struct Paint {
  const char *name, *hex;
};
constexpr Paint kRed{"red", "#D0281E"}, kBlack{"black", "#1A1C21"};
constexpr std::array kPaints = {Paint{"yellow", "#E3B505"}, Paint{"green", "#2E9E4F"}, Paint{"blue", "#2F6FB0"}, Paint{"orange", "#E8861A"},
                                Paint{"violet", "#7B4AB0"}, Paint{"brown", "#8A5A2B"}, Paint{"grey", "#8A9097"}, Paint{"pink", "#DB6BA5"}};

bool is_ground(std::string_view pin) { return pin.starts_with("GND"); }

// Which of a part's pins a wire goes to, by the place that it has in kit::KitPart::more_pins.
struct OtherPin {
  std::string_view to;
  std::size_t place;
};
constexpr std::array kOtherPins = {OtherPin{"scl", 0},     OtherPin{"forward_pin", 0}, OtherPin{"back_pin", 1},
                                   OtherPin{"in2_pin", 0}, OtherPin{"in3_pin", 1},     OtherPin{"in4_pin", 2}};

// None for the current.
std::string pin_of(const kit::KitPart& part, const Want& want) {
  if (want.to == "pin" || want.to == "sda") return part.pin.name;
  if (want.to == "echo_pin") return part.echo_pin ? part.echo_pin->name : "";
  const auto* const other = std::find_if(kOtherPins.begin(), kOtherPins.end(), [&](const OtherPin& row) { return row.to == want.to; });
  return other == kOtherPins.end() || other->place >= part.more_pins.size() ? "" : part.more_pins[other->place].name;
}

// One side of the board: what is wired along one of its headers.
class Side {
 public:
  Side(Plan& plan, bool above) : plan_(plan), above_(above), sign_(above ? -1 : 1), edge_(above ? 0 : plan.board.size.y) {}

  bool is_here(Point pin) const { return (pin.y < plan_.board.size.y / 2) == above_; }
  void add(PlacedPart part, double pin_x) { parts_.push_back({std::move(part), pin_x}); }
  bool empty() const { return parts_.empty(); }

  bool wants(std::string_view what) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const Entry& entry) { return kit_project::wants(entry.part.wiring, what); });
  }

  // The first columns are those of the current; the last one is, where the + line goes on to another breadboard.
  bool place(int number, int columns, int power_columns, bool supply_at_the_end) {
    std::stable_sort(parts_.begin(), parts_.end(), [](const Entry& a, const Entry& b) { return a.pin_x < b.pin_x; });
    breadboard_.number = number;
    breadboard_.above = above_;
    breadboard_.columns = columns;
    breadboard_.first_x = plan_.board.size.x / 2 - kPitch * (columns - 1) / 2;
    if (!allot_columns(power_columns + 1, columns - (supply_at_the_end ? 1 : 0))) return false;
    breadboard_.near_edge = edge_;  // until the tracks are known
    return true;
  }

  // The tracks of the wires that come from the board decide how far away the breadboard lies.
  void settle(const std::vector<std::pair<std::string, int>>& power) {
    std::vector<Run> runs;
    for (const auto& [pin, column] : power) runs.push_back({plan_.board.pins.at(pin).x, breadboard_.x(column)});
    for (const Entry& entry : parts_)
      for (const Want& want : entry.part.wiring.wires)
        if (const std::string pin = pin_of(*entry.part.part, want); !pin.empty()) runs.push_back({plan_.board.pins.at(pin).x, breadboard_.x(column_of(entry.part, want))});
    const std::vector<int> tracks = tracks_of(runs, 1.8);
    breadboard_.near_edge = edge_ + sign_ * (3.5 + kTrack * tracks_needed(tracks) + kTagRoom);
    track_y_.clear();
    for (const int track : tracks) track_y_.push_back(edge_ + sign_ * (4 + kTrack * track));
    plan_.breadboards.push_back(breadboard_);
    power_ = power;
  }

  void wire_power() {
    for (std::size_t i = 0; i < power_.size(); ++i) {
      const auto& [pin, column] = power_[i];
      const bool ground = is_ground(pin);
      Wire wire = wire_of("", ground ? Wire::Use::ground : Wire::Use::supply);
      wire.from = {End::Kind::pin, pin, 0, 0, 'a', {}};
      wire.to = rail(ground);
      wire.path = route(pin, column, ground ? breadboard_.minus_y() : breadboard_.plus_y(), track_y_[i]);
      wire.tag = near_tag(column);
      plan_.wires.push_back(std::move(wire));
    }
  }

  // A supply stands to the left of the two lines.
  void wire_supply() {
    constexpr double kWidth = 24, kHeight = 15, kWires = 13, kStagger = 3.5;
    const double right = breadboard_.x(1) - kWires, middle = (breadboard_.plus_y() + breadboard_.minus_y()) / 2;
    plan_.supply = PlacedSupply{breadboard_.number, {right - kWidth, middle - kHeight / 2, kWidth, kHeight}};
    left_ = std::min(left_, right - kWidth);
    for (const bool ground : {false, true}) {
      Wire wire = wire_of("", ground ? Wire::Use::ground : Wire::Use::supply);
      const std::string sign = ground ? "−" : "+";
      wire.from = {End::Kind::terminal, "", 0, 0, 'a', {{"fr", sign}, {"en", sign}}};
      wire.to = rail(ground);
      const double y = ground ? breadboard_.minus_y() : breadboard_.plus_y();
      wire.path = {{right, y}, {breadboard_.x(1), y}};
      wire.tag = {right + 2.4 + (ground ? kStagger : 0), y};
      plan_.wires.push_back(std::move(wire));
    }
  }

  void wire_parts(std::size_t& paint) {
    place_cables();
    std::size_t run = power_.size();
    for (Entry& entry : parts_) {
      PlacedPart& part = entry.part;
      const std::size_t first = plan_.wires.size();
      for (const Want& want : part.wiring.wires) {
        const std::string pin = pin_of(*part.part, want);
        const Paint& colour = kPaints[paint % kPaints.size()];
        if (!pin.empty()) {
          wire_to_pin(part, want, pin, track_y_[run++], colour);
          ++paint;
        }
        if (!part.wiring.on_board) wire_cable(part, want, colour);
        else if (pin.empty()) wire_to_rail(part, want);
      }
      std::stable_sort(plan_.wires.begin() + static_cast<std::ptrdiff_t>(first), plan_.wires.end(),
                       [](const Wire& a, const Wire& b) { return a.tag.x < b.tag.x; });
      finish(part);
    }
    for (Entry& entry : parts_) plan_.parts.push_back(std::move(entry.part));
  }

  const Breadboard& breadboard() const { return breadboard_; }
  double outermost() const { return outermost_; }
  double left() const { return left_; }
  double right() const { return right_; }

 private:
  struct Entry {
    PlacedPart part;
    double pin_x = 0;
  };

  int width(const PlacedPart& part) const { return part.wiring.on_board ? part.wiring.columns : static_cast<int>(part.wiring.wires.size()); }

  bool allot_columns(int first, int last) {
    int needed = 0;
    for (const Entry& entry : parts_) needed += width(entry.part);
    const int gaps = static_cast<int>(parts_.size()) + 1;
    const int spare = last - first + 1 - needed;
    if (spare < gaps - 1) return false;
    int column = first, given = 0;
    for (int i = 0; i < static_cast<int>(parts_.size()); ++i) {
      PlacedPart& part = parts_[static_cast<std::size_t>(i)].part;
      const int share = spare * (i + 1) / gaps - given;
      given += share;
      column += share;
      part.column = column;
      part.columns = width(part);
      part.breadboard = breadboard_.number;
      part.turned = part.wiring.on_board ? !above_ : part.wiring.faces_up == above_;
      column += part.columns;
    }
    return true;
  }

  int column_of(const PlacedPart& part, const Want& want) const {
    if (part.wiring.on_board) return turned_column(part, want.hole.column);
    int before = 0;  // terminals to the left of it, as the part lies
    for (const Want& other : part.wiring.wires) before += (part.turned ? other.at.x > want.at.x : other.at.x < want.at.x) ? 1 : 0;
    return part.column + before;
  }
  int turned_column(const PlacedPart& part, int column) const { return part.column + (part.turned ? part.columns - 1 - column : column); }

  // From a pin sideways along its track to a column, then onto the breadboard.
  std::vector<Point> route(const std::string& pin, int column, double end_y, double track_y) const {
    const Point from = plan_.board.pins.at(pin);
    const double x = breadboard_.x(column);
    if (std::abs(from.x - x) < 0.01) return {from, {x, end_y}};
    return {from, {from.x, track_y}, {x, track_y}, {x, end_y}};
  }

  Wire wire_of(const std::string& part, Wire::Use use, const Paint& signal = kPaints[0]) const {
    const Paint& paint = use == Wire::Use::supply ? kRed : use == Wire::Use::ground ? kBlack : signal;
    Wire wire;
    wire.part = part;
    wire.use = use;
    wire.color = paint.hex;
    wire.color_name = paint.name;
    return wire;
  }

  End rail(bool minus) const { return {minus ? End::Kind::minus : End::Kind::plus, "", breadboard_.number, 0, 'a', {}}; }
  End hole(int column, int depth) const { return {End::Kind::hole, "", breadboard_.number, column, breadboard_.row(depth), {}}; }

  // Two neighbours have their numbers at two heights.
  Point near_tag(int column) const { return {breadboard_.x(column), breadboard_.near_edge - sign_ * (column % 2 == 0 ? 1.9 : 5.0)}; }
  Point far_tag(int column) const { return {breadboard_.x(column), breadboard_.far_edge() + sign_ * (column % 2 == 0 ? 2.0 : 5.1)}; }

  void wire_to_pin(const PlacedPart& part, const Want& want, const std::string& pin, double track_y, const Paint& paint) {
    const int column = column_of(part, want), depth = part.wiring.on_board ? want.hole.depth : 0;
    Wire wire = wire_of(part.part->id, Wire::Use::signal, paint);
    wire.from = {End::Kind::pin, pin, 0, 0, 'a', {}};
    wire.to = hole(column, depth);
    wire.path = route(pin, column, breadboard_.y(depth), track_y);
    wire.tag = near_tag(column);
    plan_.wires.push_back(std::move(wire));
  }

  void wire_to_rail(const PlacedPart& part, const Want& want) {
    const bool ground = want.to == "ground";
    const int column = column_of(part, want);
    Wire wire = wire_of(part.part->id, ground ? Wire::Use::ground : Wire::Use::supply);
    wire.from = hole(column, want.hole.depth);
    wire.to = rail(ground);
    const double x = breadboard_.x(column), y = breadboard_.y(want.hole.depth);
    wire.path = {{x, y}, {x, ground ? breadboard_.minus_y() : breadboard_.plus_y()}};
    wire.tag = {x, y + sign_ * kPitch};
    plan_.wires.push_back(std::move(wire));
  }

  void wire_cable(const PlacedPart& part, const Want& want, const Paint& paint) {
    const bool ground = want.to == "ground", supply = want.to == "supply";
    const int column = column_of(part, want);
    Wire wire = wire_of(part.part->id, ground ? Wire::Use::ground : supply ? Wire::Use::supply : Wire::Use::signal, paint);
    wire.from = {End::Kind::terminal, "", 0, 0, 'a', want.name};
    wire.to = ground || supply ? rail(ground) : hole(column, 4);
    const double x = breadboard_.x(column);
    const Point terminal = terminal_of(part, want);
    const double end_y = ground ? breadboard_.minus_y() : supply ? breadboard_.plus_y() : breadboard_.y(4);
    const double track_y = cable_edge_ - sign_ * (3 + kTrack * cable_track(terminal.x));
    if (std::abs(terminal.x - x) < 0.01) wire.path = {terminal, {x, end_y}};
    else wire.path = {terminal, {terminal.x, track_y}, {x, track_y}, {x, end_y}};
    wire.tag = far_tag(column);
    plan_.wires.push_back(std::move(wire));
  }

  Point terminal_of(const PlacedPart& part, const Want& want) const {
    if (part.turned) return {part.origin.x - want.at.x, part.origin.y - want.at.y};
    return {part.origin.x + want.at.x, part.origin.y + want.at.y};
  }

  int cable_track(double terminal_x) const {
    for (const auto& [x, track] : cable_tracks_)
      if (std::abs(x - terminal_x) < 0.01) return track;
    return 0;
  }

  // Parts at the end of wires lie beyond the breadboard, as near to their columns as the others let them.
  void place_cables() {
    std::vector<PlacedPart*> cables;
    std::vector<double> lefts;
    for (Entry& entry : parts_)
      if (!entry.part.wiring.on_board) cables.push_back(&entry.part);
    double least = -1e9;
    for (PlacedPart* part : cables) {
      const double middle = breadboard_.x(part->column) + kPitch * (part->columns - 1) / 2;
      lefts.push_back(std::max(least, middle - terminals_middle(*part)));
      least = lefts.back() + part->wiring.size.x + kBetweenParts;
    }
    // What stuck out to the right goes back as far as there is room.
    double most = breadboard_.x(breadboard_.columns) + 4;
    for (std::size_t i = cables.size(); i-- > 0;) {
      lefts[i] = std::min(lefts[i], most - cables[i]->wiring.size.x);
      most = lefts[i] - kBetweenParts;
    }
    std::vector<Run> runs;
    for (std::size_t i = 0; i < cables.size(); ++i) {
      cables[i]->origin.x = cables[i]->turned ? lefts[i] + cables[i]->wiring.size.x : lefts[i];
      left_ = std::min(left_, lefts[i]);
      right_ = std::max(right_, lefts[i] + cables[i]->wiring.size.x);
      for (const Want& want : cables[i]->wiring.wires) runs.push_back({terminal_of(*cables[i], want).x, breadboard_.x(column_of(*cables[i], want))});
    }
    const std::vector<int> tracks = tracks_of(runs, 1.8);
    for (std::size_t i = 0; i < runs.size(); ++i) cable_tracks_.push_back({runs[i].from_x, tracks[i]});
    cable_edge_ = breadboard_.far_edge() + sign_ * (kNameRoom + 3 + kTrack * tracks_needed(tracks));
    outermost_ = cables.empty() ? breadboard_.far_edge() + sign_ * kNameRoom : cable_edge_;
    for (PlacedPart* part : cables) {
      const double far = cable_edge_ + sign_ * part->wiring.size.y;
      const double top = std::min(far, cable_edge_), bottom = std::max(far, cable_edge_);
      part->origin.y = part->turned ? bottom : top;
      outermost_ = above_ ? std::min(outermost_, far - 5) : std::max(outermost_, far + 5);
    }
  }
  double terminals_middle(const PlacedPart& part) const {
    double low = 1e9, high = -1e9;
    for (const Want& want : part.wiring.wires) {
      low = std::min(low, want.at.x);
      high = std::max(high, want.at.x);
    }
    return part.turned ? part.wiring.size.x - (low + high) / 2 : (low + high) / 2;
  }

  // Where its shapes, legs, resistors and name are, now that its place is known.
  void finish(PlacedPart& part) {
    const double left = breadboard_.x(part.column), right = breadboard_.x(part.column + part.columns - 1);
    if (!part.wiring.on_board) {
      const double low = part.turned ? part.origin.x - part.wiring.size.x : part.origin.x;
      const double far = cable_edge_ + sign_ * part.wiring.size.y;
      part.room = {low, above_ ? far - 4.5 : far, part.wiring.size.x, 4.5};
      return;
    }
    part.origin = {breadboard_.x(part.turned ? part.column + part.columns - 1 : part.column), breadboard_.y(0)};
    const double spare = kPitch * 0.9;
    const double far = breadboard_.far_edge() + sign_ * kNameRoom;
    part.room = {left - spare, std::min(far, breadboard_.far_edge()), right - left + 2 * spare, kNameRoom};
    for (const Resistor& resistor : part.wiring.resistors) {
      const int from = turned_column(part, resistor.from.column), to = turned_column(part, resistor.to.column);
      part.resistors.push_back({resistor.ohms, {breadboard_.x(from), breadboard_.y(resistor.from.depth)}, {breadboard_.x(to), breadboard_.y(resistor.to.depth)},
                                breadboard_.number, from, to, breadboard_.row(resistor.from.depth), breadboard_.row(resistor.to.depth)});
    }
    for (const Leg& leg : part.wiring.legs) {
      const int column = turned_column(part, leg.hole.column);
      part.legs.push_back({leg.name, {breadboard_.x(column), breadboard_.y(leg.hole.depth)}, column, breadboard_.row(leg.hole.depth)});
    }
  }

  Plan& plan_;
  bool above_;
  double sign_, edge_;
  std::vector<Entry> parts_;
  Breadboard breadboard_;
  std::vector<double> track_y_;
  std::vector<std::pair<std::string, int>> power_;
  std::vector<std::pair<double, int>> cable_tracks_;
  double cable_edge_ = 0, outermost_ = 0, left_ = 0, right_ = 0;
};

std::string ground_on(const Plan& plan, const Side& side) {
  for (const auto& [name, at] : plan.board.pins)
    if (is_ground(name) && side.is_here(at)) return name;
  return "GND1";
}

// The + line of the upper breadboard: from the lower one's, else from the board, up along the right edge.
Wire supply_of_the_upper(const Plan& plan, const Side& upper, const Side& lower) {
  const Breadboard& above = upper.breadboard();
  Wire wire;
  wire.use = Wire::Use::supply;
  wire.color = kRed.hex;
  wire.color_name = kRed.name;
  wire.to = {End::Kind::plus, "", above.number, 0, 'a', {}};
  const double x = above.x(above.columns);
  if (!lower.empty()) {
    wire.from = {End::Kind::plus, "", lower.breadboard().number, 0, 'a', {}};
    wire.path = {{x, lower.breadboard().plus_y()}, {x, above.plus_y()}};
  } else {
    const Point pin = plan.board.pins.at("5V");
    const double below = plan.board.size.y + 4;
    wire.from = {End::Kind::pin, "5V", 0, 0, 'a', {}};
    wire.path = {pin, {pin.x, below}, {x, below}, {x, above.plus_y()}};
  }
  wire.tag = {x, plan.board.size.y / 2};
  return wire;
}

}  // namespace

double Breadboard::y(int depth) const {
  constexpr double kFirst = 3.2;
  return near_edge + sign() * (kFirst + kPitch * (depth < 5 ? depth : depth + 2));
}

Result<Plan> plan_wiring(const std::filesystem::path& assets, const kit::Kit& kit) {
  Plan plan;
  auto picture = load_board_picture(assets, kit.board.id);
  if (!picture) return tl::unexpected(picture.error());
  plan.board = std::move(*picture);
  Side upper(plan, true), lower(plan, false);
  for (const kit::KitPart& part : kit.parts) {
    auto wiring = load_part_wiring(assets, part.kind.id);
    if (!wiring) return tl::unexpected(wiring.error());
    PlacedPart placed;
    placed.part = &part;
    placed.wiring = std::move(*wiring);
    double x = 1e9;
    int above = 0, below = 0;
    for (const Want& want : placed.wiring.wires) {
      const std::string name = pin_of(part, want);
      if (name.empty()) continue;
      const auto pin = plan.board.pins.find(name);
      if (pin == plan.board.pins.end()) return failure(ErrorKind::failed, "kit_project.no_drawing", {{"nom", name}});
      x = std::min(x, pin->second.x);
      ++(upper.is_here(pin->second) ? above : below);
    }
    if (above > 0 && below > 0) return failure(ErrorKind::failed, "kit_project.two_headers", {{"nom", part.id}});
    (above > 0 ? upper : lower).add(std::move(placed), x);
  }
  const bool own = kit.supply == kit::Supply::own;
  // Of an own supply, the first column of its breadboard is where it comes in; then the ground that it shares with the board.
  const bool feeds_lower = !lower.empty(), link = upper.wants("supply") && !(own && !feeds_lower);
  const int upper_power = own && !feeds_lower ? 2 : 1;
  bool fits = false;
  for (const int columns : kSizes)
    if (!fits) fits = (upper.empty() || upper.place(1, columns, upper_power, link)) && (lower.empty() || lower.place(upper.empty() ? 1 : 2, columns, 2, link && !upper.empty()));
  if (!fits) return failure(ErrorKind::failed, "kit_project.too_wide", {{"nom", kit.id}});
  if (!upper.empty()) upper.settle({{ground_on(plan, upper), upper_power}});
  if (!lower.empty()) {
    std::vector<std::pair<std::string, int>> power{{ground_on(plan, lower), 2}};
    if (!own) power.insert(power.begin(), {"5V", 1});
    lower.settle(power);
  }
  if (own) (feeds_lower ? lower : upper).wire_supply();
  if (!lower.empty()) lower.wire_power();
  if (!upper.empty()) upper.wire_power();
  if (link) plan.wires.push_back(supply_of_the_upper(plan, upper, lower));
  std::size_t paint = 0;
  if (!upper.empty()) upper.wire_parts(paint);
  if (!lower.empty()) lower.wire_parts(paint);
  for (std::size_t i = 0; i < plan.wires.size(); ++i) plan.wires[i].number = static_cast<int>(i) + 1;

  double left = -kPlugRoom, right = plan.board.size.x, top = -8, bottom = plan.board.size.y + 8;
  for (const Side* side : {&upper, &lower}) {
    if (side->empty()) continue;
    left = std::min({left, side->left(), side->breadboard().x(1) - 4});
    right = std::max({right, side->right(), side->breadboard().x(side->breadboard().columns) + 4});
    (side == &upper ? top : bottom) = side->outermost();
  }
  plan.view = {left - kMargin, top - kMargin, right - left + 2 * kMargin, bottom - top + 2 * kMargin};
  return plan;
}

}  // namespace lunabloc::kit_project
