#include "ide/widgets/cards.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::widgets {
namespace {

enum class Sign { none, fine, attention };

struct Half {
  Icon icon;
  std::string title;
  const std::string& words;
  ImU32 color, ground;
  Sign sign = Sign::none;
};

float half_height(const Frame& frame, const Half& half, float width) {
  const float text_width = width - frame.du(40) - frame.du(12);
  return frame.du(10) + frame.fonts.line(FontRole::small_bold) + text_height(frame, text_width, half.words, FontRole::small) + frame.du(10);
}

// What was seen has the same eye, well or not: the sign tells which.
void draw_sign(Frame& frame, ImVec2 center, const Half& half) {
  if (half.sign == Sign::fine) check_disc(frame, center, frame.du(7), half.color, half.ground);
  else warning_triangle(frame, center, frame.du(8), half.color, half.ground);
}

void draw_half(Frame& frame, const std::string& id, const Half& half, const Rect& rect, ImDrawFlags corners) {
  fill(frame, rect, half.ground, frame.metrics.radius_button(), corners);
  Rect inside = rect.inset(frame.du(12), frame.du(10));
  const float line = frame.fonts.line(FontRole::small_bold);
  Rect title = inside.cut_top(line);
  icon_in(frame, title.cut_left(frame.du(20)), FontRole::icon19, half.color, half.icon);
  title.cut_left(frame.du(8));
  if (half.sign != Sign::none) draw_sign(frame, title.cut_right(frame.du(20)).center(), half);
  text_in(frame, title, FontRole::small_bold, half.color, half.title);
  inside.cut_left(frame.du(28));
  draw_text(frame, inside, half.words, FontRole::small, frame.theme.ink);
  register_text(frame, {.id = id, .role = access::Role::card, .label = half.title,
                        .value = plain_of(spans_of(half.words, frame.french())), .rect = rect});
}

std::pair<Half, Half> halves_of(const Frame& frame, const AdviceCard& card) {
  using Tone = session::Notice::Tone;
  const bool attention = card.tone == Tone::attention;
  const Sign sign = attention ? Sign::attention : (card.tone == Tone::fine ? Sign::fine : Sign::none);
  return {Half{card.tone == Tone::info ? Icon::information_outline : Icon::eye, frame.words("ide.seen"), card.advice.seen,
               attention ? frame.theme.warn : (card.tone == Tone::info ? frame.theme.accent : frame.theme.ok),
               attention ? frame.theme.warn_soft : (card.tone == Tone::info ? frame.theme.accent_soft : frame.theme.ok_soft), sign},
          Half{Icon::arrow_right, frame.words("ide.try"), card.advice.try_this, frame.theme.accent, frame.theme.raised}};
}

bool side_by_side(const Frame& frame, float width) { return width >= frame.du(420); }

}  // namespace

float advice_card_height(const Frame& frame, const AdviceCard& card, float width) {
  const auto [seen, tried] = halves_of(frame, card);
  if (card.advice.try_this.empty()) return half_height(frame, seen, width);
  if (side_by_side(frame, width)) return std::max(half_height(frame, seen, width / 2), half_height(frame, tried, width / 2));
  return half_height(frame, seen, width) + half_height(frame, tried, width);
}

float advice_card(Frame& frame, const AdviceCard& card, const Rect& area) {
  const auto [seen, tried] = halves_of(frame, card);
  const float height = advice_card_height(frame, card, area.w);
  const Rect whole{area.x, area.y, area.w, height};
  const float radius = frame.metrics.radius_button();
  shadow(frame, whole, radius, Lift::button);
  if (card.advice.try_this.empty()) {
    draw_half(frame, card.id + ".seen", seen, whole, ImDrawFlags_RoundCornersAll);
  } else if (side_by_side(frame, area.w)) {
    Rect rest = whole;
    draw_half(frame, card.id + ".seen", seen, rest.cut_left(std::round(area.w / 2)), ImDrawFlags_RoundCornersLeft);
    draw_half(frame, card.id + ".try", tried, rest, ImDrawFlags_RoundCornersRight);
  } else {
    Rect rest = whole;
    draw_half(frame, card.id + ".seen", seen, rest.cut_top(half_height(frame, seen, area.w)), ImDrawFlags_RoundCornersTop);
    draw_half(frame, card.id + ".try", tried, rest, ImDrawFlags_RoundCornersBottom);
  }
  outline(frame, whole, frame.theme.panel_edge, radius);
  return height;
}

void counter_card(Frame& frame, const CounterCard& card, const Rect& rect) {
  const float radius = frame.metrics.radius_button();
  fill(frame, rect, frame.theme.raised, radius);
  outline(frame, rect, frame.theme.panel_edge, radius);
  // A figure that has just changed is outlined once.
  const std::string name = card.id + ".figure." + card.figure;
  float& shown = frame.shared.eased[name];
  if (shown < 1) {
    shown = frame.reduced_motion ? 1 : std::min(1.0F, shown + frame.elapsed / 0.6F);
    frame.animating = frame.animating || shown < 1;
    outline(frame, rect, theme::with_alpha(frame.theme.accent, 1 - shown), radius, frame.du(2));
  }
  // In a narrow card the words have the whole width: cards beside one another are equally wide, and look alike.
  constexpr float kNarrow = 125;  // du
  const bool narrow = rect.w < frame.du(kNarrow);
  Rect inside = rect.inset(frame.du(10), frame.du(4));
  const float label_height = std::round(inside.h * 0.45F);
  if (narrow) text_in(frame, inside.cut_top(label_height), FontRole::tiny, frame.theme.ink2, card.label);
  icon_in(frame, inside.cut_left(frame.du(24)), narrow ? FontRole::icon19 : FontRole::icon23, frame.theme.accent, card.icon);
  inside.cut_left(frame.du(10));
  if (!narrow) text_in(frame, inside.cut_top(label_height), FontRole::tiny, frame.theme.ink2, card.label);
  text_in(frame, inside, FontRole::h2, frame.theme.ink, card.figure);
  register_text(frame, {.id = card.id, .role = access::Role::status, .label = card.label, .value = card.figure, .rect = rect});
}

Rect titled_card(Frame& frame, const Rect& rect, ImU32 ground, ImU32 color, Icon icon, const std::string& title) {
  fill(frame, rect, ground, frame.metrics.radius_button());
  if (!frame.theme.shadows) outline(frame, rect, color, frame.metrics.radius_button());
  Rect inside = rect.inset(frame.du(12), frame.du(8));
  Rect head = inside.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(4));
  icon_in(frame, head.cut_left(frame.du(17)), FontRole::icon16, color, icon);
  head.cut_left(frame.du(6));
  text_in(frame, head, FontRole::small_bold, color, title);
  register_text(frame, {.id = "card." + title, .role = access::Role::heading, .label = title, .rect = head});
  return inside;
}

float state_chip_width(const Frame& frame, const StateLook& look) {
  return frame.fonts.width(FontRole::small_bold, frame.words(look.words)) + frame.du(42);
}

void state_chip(Frame& frame, const std::string& id, const Rect& row, const StateLook& look, const std::string& value) {
  const std::string words = frame.words(look.words);
  Rect chip{row.x, row.center().y - frame.du(12), row.w, frame.du(24)};
  // Half a word says less than the sign alone.
  const bool has_room = row.w >= state_chip_width(frame, look) - 1;
  if (!has_room) chip = Rect(chip).cut_right(std::min(row.w, frame.du(34)));
  register_text(frame, {.id = id, .role = access::Role::status, .label = words, .value = value, .rect = chip});
  fill(frame, chip, frame.theme.*look.ground, chip.h / 2);
  if (!frame.theme.shadows) outline(frame, chip, frame.theme.*look.ink, chip.h / 2);
  if (!has_room) return icon_in(frame, chip, FontRole::icon16, frame.theme.*look.ink, look.icon);
  chip.cut_left(frame.du(8));
  icon_in(frame, chip.cut_left(frame.du(18)), FontRole::icon16, frame.theme.*look.ink, look.icon);
  chip.cut_left(frame.du(5));
  text_in(frame, chip, FontRole::small_bold, frame.theme.*look.ink, words);
}

void empty_state(Frame& frame, const std::string& id, const Rect& area, Icon icon, const std::string& text) {
  const float width = std::min(area.w - frame.du(32), frame.du(320));
  const Paragraph words(frame, spans_of(text, frame.french()), FontRole::small, width);
  const float icon_height = frame.du(40);
  const float top = area.center().y - (icon_height + words.height()) / 2;
  icon_in(frame, {area.x, top, area.w, icon_height}, FontRole::icon30, frame.theme.line_strong, icon);
  words.draw(frame, area.center().x - words.widest() / 2, top + icon_height, frame.theme.ink3);
  register_text(frame, {.id = id, .role = access::Role::text, .label = text, .rect = area});
}

}  // namespace lunabloc::ide::widgets
