#include "ide/app/layout.h"

#include <algorithm>

namespace lunabloc::ide::app {
namespace {

constexpr float kLowHeight = 620;
constexpr float kTimeBar = 92, kLowTimeBar = 70, kTimeLine = 48;
constexpr float kCaption = 48;

// name, smallest, usual beside a stage, usual beside a kit; in du
struct Splitter {
  std::string_view name;
  float least, with_stage, with_kit;
};
constexpr Splitter kSplitters[] = {
    {"left", 200, 264, 264},    // width of the lesson
    {"right", 240, 316, 666},   // width of the stage, of the kit
    {"code", 200, 320, 320},    // width of the Lua beside the blocks
};
constexpr float kLeastCode = 320;

const Splitter& splitter_named(std::string_view name) {
  return *std::find_if(std::begin(kSplitters), std::end(kSplitters) - 1, [&](const Splitter& s) { return s.name == name; });
}

Arrangement arrangement_of(float effective_width) {
  if (effective_width >= 1240) return Arrangement::three_columns;
  if (effective_width >= 1000) return Arrangement::lua_in_tab;
  return effective_width >= 760 ? Arrangement::two_columns : Arrangement::one_column;
}

void lay_columns(Layout& layout, Rect rest, const theme::Metrics& metrics, const Wanted& wanted, const Splits& splits) {
  const float gap = metrics.panel_gap();
  const float room = rest.w - 2 * gap - metrics.du(kLeastCode);
  float left = metrics.du(static_cast<float>(split_of(splits, wanted.beside, "left")));
  float right = metrics.du(static_cast<float>(split_of(splits, wanted.beside, "right")));
  if (!wanted.lesson) left = 0;
  // A narrow window takes first from the widest.
  right = std::clamp(right, std::min(metrics.du(240), room - left), std::max(metrics.du(240), room - left));
  if (wanted.lesson) {
    layout.lesson = rest.cut_left(left);
    layout.left_splitter = rest.cut_left(gap);
  }
  layout.time_bar = rest.cut_bottom(metrics.du(layout.low ? kLowTimeBar : kTimeBar));
  rest.cut_bottom(gap);
  layout.beside = rest.cut_right(right);
  layout.right_splitter = rest.cut_right(gap);
  layout.code = rest;
}

void lay_two_columns(Layout& layout, Rect rest, const theme::Metrics& metrics, const Wanted& wanted) {
  const float gap = metrics.panel_gap();
  layout.time_bar = rest.cut_bottom(metrics.du(layout.low ? kLowTimeBar : kTimeBar));
  rest.cut_bottom(gap);
  layout.lesson = rest.cut_left(std::max(metrics.du(260), rest.w * (wanted.kit_shown ? 0.5F : 0.29F)));
  rest.cut_left(gap);
  layout.code = rest;
  layout.beside = layout.lesson;
  layout.tabs = Rect(layout.lesson).cut_top(metrics.head_height());
}

void lay_one_column(Layout& layout, Rect rest, const theme::Metrics& metrics, const Wanted& wanted) {
  const float gap = metrics.panel_gap();
  const float low = wanted.reading ? kTimeLine : kLowTimeBar;
  layout.time_bar = rest.cut_bottom(metrics.du(layout.low ? low : kTimeBar));
  rest.cut_bottom(gap);
  layout.tabs = Rect(rest).cut_top(metrics.head_height());
  layout.lesson = layout.code = layout.beside = rest;
}

}  // namespace

std::string split_name(Beside beside, const std::string& splitter) {
  return (beside == Beside::kit ? "kit." : "stage.") + splitter;
}

double split_of(const Splits& splits, Beside beside, const std::string& splitter) {
  const auto found = splits.find(split_name(beside, splitter));
  const Splitter& usual = splitter_named(splitter);
  return found != splits.end() ? found->second : static_cast<double>(beside == Beside::kit ? usual.with_kit : usual.with_stage);
}

void move_split(Splits& splits, Beside beside, const std::string& splitter, float pixels, const theme::Metrics& metrics) {
  if (pixels == 0) return;
  const double least = static_cast<double>(splitter_named(splitter).least);
  splits[split_name(beside, splitter)] =
      std::clamp(split_of(splits, beside, splitter) + static_cast<double>(pixels / metrics.scale), least, 3 * least);
}

Layout lay_out(ImVec2 window, const theme::Metrics& metrics, const Wanted& wanted, const Splits& splits) {
  Layout layout;
  layout.arrangement = arrangement_of(window.x / metrics.scale);
  layout.low = window.y / metrics.scale < kLowHeight;
  const float gap = metrics.panel_gap();
  Rect rest{0, 0, window.x, window.y};
  layout.top_bar = rest.cut_top(metrics.top_bar_height());
  rest = rest.inset(gap);
  if (wanted.caption) {
    layout.caption = rest.cut_bottom(metrics.du(kCaption));
    rest.cut_bottom(gap);
  }
  switch (layout.arrangement) {
    case Arrangement::three_columns:
    case Arrangement::lua_in_tab: lay_columns(layout, rest, metrics, wanted, splits); break;
    case Arrangement::two_columns: lay_two_columns(layout, rest, metrics, wanted); break;
    case Arrangement::one_column: lay_one_column(layout, rest, metrics, wanted); break;
  }
  layout.lua_beside_blocks =
      layout.arrangement == Arrangement::three_columns && layout.code.w / metrics.scale >= 600;
  return layout;
}

}  // namespace lunabloc::ide::app
