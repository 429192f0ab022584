#include "ide/data/live_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

#include "base/shown_text.h"
#include "ide/data/cell_words.h"
#include "ide/data/choice.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using session::LiveCurve;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

namespace {

constexpr float kCurve = 96, kRows = 150;  // du: of one curve, of the last rows
constexpr std::size_t kMostCurves = 4;

std::string number_words(const Frame& frame, double number) { return cell_words(frame, number, {"", tables::Kind::number, 0, "", false}); }

std::string name_of(const session::SensorLog& log, std::size_t sensor) { return base::shown_text(log.columns()[sensor + 1].name, 60); }

// Least and greatest of a curve, as they stand beside it: one number where all are the same.
struct Ends {
  std::string low, high;
};
Ends ends_of(const Frame& frame, const LiveCurve& curve) {
  const double least = curve.least(), greatest = curve.greatest();
  return {least < greatest ? number_words(frame, least) : std::string(), number_words(frame, greatest)};
}

double seconds_of(const session::SensorLog& log) {
  return std::chrono::duration<double>(log.period()).count() * static_cast<double>(log.rows());
}

}  // namespace

void LivePage::draw(Frame& frame, Rect area) {
  Rect rest = area;
  if (const std::optional<Error>& fault = recorder_.fault()) {
    const widgets::AdviceCard card{.id = "datapanel.fault", .tone = session::Notice::Tone::attention, .advice = frame.session.messages().advice(fault->message, fault->arguments)};
    rest.cut_top(widgets::advice_card(frame, card, rest) + frame.du(8));
  }
  const session::SensorLog* const log = recorder_.log();
  if (log == nullptr) return;
  draw_head(frame, rest, *log);
  draw_curves(frame, rest, *log);
  draw_rows(frame, rest, *log);
}

void LivePage::draw_head(Frame& frame, Rect& rest, const session::SensorLog& log) {
  Flow flow(frame, rest, frame.metrics.target(32));
  const std::string words = frame.words("ide.data.rows", {{"n", count_words(frame, log.rows())}});
  const Rect pill = flow.next(frame.fonts.width(FontRole::small_bold, words) + frame.du(46));
  widgets::fill(frame, pill, frame.theme.accent_soft, pill.h / 2);
  Rect inside = pill.inset(frame.du(12), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(18)), FontRole::icon16, frame.theme.accent, Icon::table);
  inside.cut_left(frame.du(4));
  widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.accent, words);
  widgets::register_text(frame, {.id = "datapanel.count", .role = access::Role::status, .label = words, .rect = pill});
  const widgets::ButtonFace stop{.icon = Icon::stop, .label = frame.words("ide.data.live.stop"), .enabled = !log.ended(), .hint = frame.words("ide.data.live.stop.hint")};
  if (widgets::primary_button(frame, "datapanel.live.stop", flow.next(widgets::button_width(frame, stop)), stop) && !log.ended()) frame.commands.push("kit.keep");
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
}

// As many as there is room for, those that move before those that do not; the others are among the rows.
void LivePage::draw_curves(Frame& frame, Rect& rest, const session::SensorLog& log) {
  const float room = std::max(rest.h - frame.du(kRows), frame.du(kCurve));
  const std::size_t most = std::clamp<std::size_t>(static_cast<std::size_t>(room / frame.du(kCurve)), 1, kMostCurves);
  const std::size_t count = std::min(log.curves().size(), most);
  if (count == 0) return;
  const float height = room / static_cast<float>(count);
  std::vector<std::size_t> sensors(log.curves().size());
  std::iota(sensors.begin(), sensors.end(), 0U);
  std::stable_partition(sensors.begin(), sensors.end(), [&log](std::size_t sensor) { return log.curves()[sensor].least() < log.curves()[sensor].greatest(); });
  sensors.resize(count);
  // One width for the numbers of all, so that moments stand below one another.
  float numbers = 0;
  for (const std::size_t sensor : sensors) {
    const Ends ends = ends_of(frame, log.curves()[sensor]);
    numbers = std::max({numbers, frame.fonts.width(FontRole::tiny, ends.low), frame.fonts.width(FontRole::tiny, ends.high)});
  }
  for (const std::size_t sensor : sensors) draw_curve(frame, rest.cut_top(height), numbers + frame.du(8), log, sensor);
}

// From the least to the greatest of all values; each piece from its least to its greatest, so that no peak is lost.
void LivePage::draw_curve(Frame& frame, Rect area, float numbers, const session::SensorLog& log, std::size_t sensor) {
  const LiveCurve& curve = log.curves()[sensor];
  const std::string name = name_of(log, sensor), unit = log.columns()[sensor + 1].unit;
  const double least = curve.least(), greatest = curve.greatest();
  const bool flat = !(least < greatest);
  const std::string words = frame.words("ide.data.live.curve", {{"nom", name}, {"n", number_words(frame, curve.last())}, {"de", number_words(frame, least)},
                                                                {"a", number_words(frame, greatest)}, {"s", count_words(frame, static_cast<std::uint64_t>(seconds_of(log)))}});
  area.cut_bottom(frame.du(8));
  widgets::register_text(frame, {.id = "datapanel.live.curve." + std::to_string(sensor + 1), .role = access::Role::picture, .label = words, .rect = area});
  widgets::text_in(frame, area.cut_top(frame.fonts.line(FontRole::small_bold)), FontRole::small_bold, frame.theme.ink, name + " : " + number_words(frame, curve.last()));
  Rect foot = area.cut_bottom(frame.fonts.line(FontRole::tiny));
  const Ends ends = ends_of(frame, curve);
  Rect sides = area.cut_left(numbers);
  foot.cut_left(numbers);
  const Rect foot_of_sides = sides.cut_bottom(frame.fonts.line(FontRole::tiny));
  widgets::text_in(frame, flat ? Rect{sides.x, area.y, sides.w, area.h} : sides.cut_top(frame.fonts.line(FontRole::tiny)), FontRole::tiny, frame.theme.ink2, ends.high);
  widgets::text_in(frame, foot_of_sides, FontRole::tiny, frame.theme.ink2, ends.low);
  widgets::text_in(frame, foot, FontRole::tiny, frame.theme.ink2, "0 s");
  widgets::text_in(frame, foot, FontRole::tiny, frame.theme.ink2, count_words(frame, static_cast<std::uint64_t>(seconds_of(log))) + " s", widgets::Align::right);
  widgets::fill(frame, area, frame.theme.raised);
  widgets::outline(frame, area, frame.theme.line_strong);
  const auto y_of = [&](double value) { return area.bottom() - static_cast<float>(flat ? 0.5 : (value - least) / (greatest - least)) * area.h; };
  const double all = static_cast<double>(std::max<std::uint64_t>(curve.values(), 1));
  const auto x_of = [&](std::size_t piece) { return area.x + static_cast<float>(std::min(all, static_cast<double>(piece * curve.values_of_a_piece())) / all) * area.w; };
  ImDrawList& list = frame.list();
  if (!widgets::has_room(list, 8 * curve.pieces().size())) return;
  const float line = std::max(1.0F, frame.du(1.5F));
  for (std::size_t i = 0; i < curve.pieces().size(); ++i) {
    const LiveCurve::Piece& piece = curve.pieces()[i];
    const float x = x_of(i), top = y_of(piece.greatest), bottom = y_of(piece.least);
    const float end = std::max(x + line, x_of(i + 1));
    list.AddRectFilled({std::min(x, area.right() - line), top - line / 2}, {std::min(end, area.right()), bottom + line / 2}, frame.theme.accent);
    if (i == 0) continue;
    const LiveCurve::Piece& before = curve.pieces()[i - 1];
    // A step between two pieces that do not touch.
    const float from = y_of(piece.least > before.greatest ? before.greatest : before.least), to = piece.least > before.greatest ? bottom : top;
    if (piece.least > before.greatest || piece.greatest < before.least) list.AddRectFilled({x, std::min(from, to)}, {x + line, std::max(from, to)}, frame.theme.accent);
  }
}

// The end of the table, as it comes.
void LivePage::draw_rows(Frame& frame, const Rect& area, const session::SensorLog& log) {
  const std::vector<tables::Column> columns = log.columns();
  const GridRows rows{.count = log.rows(), .columns = columns, .cell = [&log](std::uint64_t row, std::size_t column) -> const tables::Cell* {
                        const std::vector<tables::Cell>* const cells = log.row(row);
                        return cells == nullptr ? nullptr : &(*cells)[column];
                      },
                      .sorted = std::nullopt, .going_down = false, .head_hint = {}};
  grid_.go_to_row(static_cast<double>(log.rows()));
  grid_.draw(frame, "datapanel.grid", area, rows);
}

}  // namespace lunabloc::ide::data
