#include "ide/kit/doctor.h"

#include <algorithm>
#include <cmath>

#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"

namespace lunabloc::ide::kit {
namespace {

using session::KitView;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

constexpr std::array kStationWords = {"ide.kit.station.cable", "ide.kit.station.board", "ide.kit.station.rights",
                                      "ide.kit.station.program", "ide.kit.station.sending"};
constexpr double kSaysTimeAfter = 5;  // seconds of a sending before the remaining time is said

// Where what was seen belongs.
struct Seen {
  std::string_view message;
  Station station;
};
constexpr std::array kSeen = {
    Seen{"kit.no_port", Station::cable},          Seen{"kit.link_lost", Station::cable},      Seen{"kit.port_busy", Station::board},
    Seen{"kit.no_answer", Station::board},        Seen{"kit.wrong_chip", Station::board},     Seen{"kit.unknown_protocol", Station::board},
    Seen{"kit.no_virtual_board", Station::board}, Seen{"kit.no_right", Station::rights},      Seen{"kit.no_firmware", Station::program},
    Seen{"kit.no_greeting", Station::program},    Seen{"kit.cancelled", Station::sending},    Seen{"kit.cancelled_midway", Station::sending},
    Seen{"kit.lost_step", Station::sending},      Seen{"kit.not_verified", Station::sending}, Seen{"kit.lost_while_flashing", Station::sending},
    Seen{"kit.doctor.nothing_plugged", Station::cable}, Seen{"kit.doctor.babble", Station::cable},
    Seen{"kit.doctor.noise", Station::cable},          Seen{"kit.doctor.power_dip", Station::cable},
    Seen{"kit.doctor.braille", Station::board},         Seen{"kit.doctor.no_driver", Station::board},
    Seen{"kit.doctor.other_board", Station::board},     Seen{"kit.doctor.other_speed", Station::board},
    Seen{"kit.doctor.echo", Station::board},            Seen{"kit.doctor.no_reset", Station::board},
    Seen{"kit.doctor.deaf", Station::board},
};

bool has_problem(const KitView& kit) { return kit.notice && kit.notice->tone == session::Notice::Tone::attention; }

bool stopped(const KitView& kit) { return kit.state != KitView::State::flashing && kit.progress > 0 && kit.progress < 1; }

bool shows_progress(const KitView& kit) { return kit.state == KitView::State::flashing || stopped(kit); }

// Where the way has come to: the stations before it are done.
std::size_t reached(const KitView& kit) {
  if (has_problem(kit))
    for (const Seen& seen : kSeen)
      if (seen.message == kit.notice->message) return static_cast<std::size_t>(seen.station);
  switch (kit.state) {
    case KitView::State::absent:
    case KitView::State::lost: return static_cast<std::size_t>(Station::cable);
    case KitView::State::looking: return static_cast<std::size_t>(Station::board);
    case KitView::State::plugged: return static_cast<std::size_t>(stopped(kit) ? Station::sending : Station::program);
    case KitView::State::flashing: return static_cast<std::size_t>(Station::sending);
    case KitView::State::ready:
    case KitView::State::running: return static_cast<std::size_t>(Station::sending) + (stopped(kit) ? 0 : 1);
  }
  return 0;
}

// A disc with a check, a ring, a triangle, or an empty ring: told apart by shape.
void draw_mark(Frame& frame, ImVec2 center, Mark mark) {
  const float radius = frame.du(9);
  ImDrawList& list = frame.list();
  switch (mark) {
    case Mark::done: return widgets::check_disc(frame, center, radius, frame.theme.ok, frame.theme.on_ok);
    case Mark::problem: return widgets::warning_triangle(frame, center, radius, frame.theme.warn, frame.theme.on_warn);
    case Mark::current:
      list.AddCircle(center, radius - frame.du(1), frame.theme.accent, 0, frame.du(3));
      list.AddCircleFilled(center, frame.du(3), frame.theme.accent);
      return;
    case Mark::to_do: list.AddCircle(center, radius - frame.du(1), frame.theme.line_strong, 0, frame.du(1.5F)); return;
  }
}

std::string mark_words(const Frame& frame, Mark mark) {
  switch (mark) {
    case Mark::done: return frame.words("ide.kit.mark.done");
    case Mark::current: return frame.words("ide.kit.mark.current");
    case Mark::problem: return frame.words("ide.kit.mark.problem");
    case Mark::to_do: return frame.words("ide.kit.mark.to_do");
  }
  return {};
}

float stations_width(const Frame& frame, bool words) {
  float width = 0;
  for (const char* id : kStationWords)
    width += frame.du(28) + (words ? frame.fonts.width(FontRole::small_bold, frame.words(id)) + frame.du(34) : frame.du(22));
  return width - (words ? frame.du(26) : 0);  // no line after the last one
}

float title_width(const Frame& frame) { return frame.fonts.width(FontRole::small_bold, frame.words("ide.kit.doctor")) + frame.du(36); }

// Beside the title, or below it.
bool in_one_row(const Frame& frame, float width) { return title_width(frame) + stations_width(frame, true) <= width; }

float stations_height(const Frame& frame, float width) { return in_one_row(frame, width) ? frame.du(44) : frame.du(44 + 32); }

void draw_stations(Frame& frame, const KitView& kit, Rect area) {
  const bool one_row = in_one_row(frame, area.w);
  Rect row = area.cut_top(frame.du(44));
  Rect title = row.cut_left(title_width(frame));
  widgets::icon_in(frame, title.cut_left(frame.du(20)), FontRole::icon19, frame.theme.ink2, Icon::stethoscope);
  title.cut_left(frame.du(6));
  widgets::text_in(frame, title, FontRole::small_bold, frame.theme.ink, frame.words("ide.kit.doctor"));
  if (!one_row) row = area.cut_top(frame.du(26));
  const bool words = stations_width(frame, true) <= row.w;
  if (one_row) row.cut_left(row.w - stations_width(frame, words));
  const std::array<Mark, 5> marks = marks_of(kit);
  for (std::size_t index = 0; index < marks.size(); ++index) {
    const std::string name = frame.words(kStationWords[index]);
    const float text = words ? frame.fonts.width(FontRole::small_bold, name) + frame.du(8) : 0;
    Rect place = row.cut_left(frame.du(24) + text);
    const Rect whole = place;
    draw_mark(frame, place.cut_left(frame.du(22)).center(), marks[index]);
    if (words) {
      place.cut_left(frame.du(6));
      const bool problem = marks[index] == Mark::problem;
      widgets::text_in(frame, place, problem ? FontRole::small_bold : FontRole::small, problem ? frame.theme.warn : frame.theme.ink, name);
    }
    widgets::register_text(frame, {.id = "kitpanel.station." + std::to_string(index), .role = access::Role::status, .label = name,
                                   .value = mark_words(frame, marks[index]), .rect = whole});
    if (index + 1 == marks.size()) break;
    const Rect link = row.cut_left(frame.du(words ? 26.0F : 22.0F)).inset(frame.du(3), 0);
    widgets::fill(frame, {link.x, std::round(link.center().y) - frame.du(1), link.w, frame.du(2)},
                  marks[index] == Mark::done ? frame.theme.ok : frame.theme.line_strong);
  }
}

std::string byte_words(const Frame& frame, const KitView& kit) {
  const std::string& language = frame.session.language();
  return frame.words("ide.kit.bytes", {{"n", lesson::shown_number(static_cast<double>(kit.done_bytes), language)},
                                       {"total", lesson::shown_number(static_cast<double>(kit.all_bytes), language)}});
}

std::string percent_words(const KitView& kit) { return std::to_string(static_cast<int>(std::lround(kit.progress * 100))); }

float progress_height(const Frame& frame) { return frame.metrics.button_height(); }

void draw_progress(Frame& frame, const KitView& kit, Rect row, double since) {
  const bool running = kit.state == KitView::State::flashing;
  std::string words = running ? byte_words(frame, kit) : frame.words("ide.kit.stopped_at", {{"n", percent_words(kit)}}) + "  ·  " + byte_words(frame, kit);
  const double passed = frame.now - since;
  if (running && since >= 0 && passed > kSaysTimeAfter && kit.progress > 0.05) {
    const double left = passed / kit.progress * (1 - kit.progress);
    words += "  ·  " + frame.words("ide.kit.time_left", {{"n", std::to_string(static_cast<int>(std::ceil(left)))}});
  }
  if (running) {
    const widgets::ButtonFace face{.icon = Icon::close, .label = frame.words("ide.kit.cancel"), .hint = frame.words("ide.kit.cancel.hint")};
    const Rect place = row.cut_right(widgets::button_width(frame, face));
    row.cut_right(frame.du(12));
    const Rect bar{row.x, row.center().y - frame.du(10), row.w, frame.du(20)};
    widgets::progress_bar(frame, "kitpanel.progress", bar, kit.progress, words, false);
    if (widgets::secondary_button(frame, "kitpanel.cancel", place, face)) frame.commands.push("kit.cancel");
    return;
  }
  widgets::progress_bar(frame, "kitpanel.progress", {row.x, row.center().y - frame.du(10), row.w, frame.du(20)}, kit.progress, words, true);
}

widgets::AdviceCard card_of(const session::Notice& notice) { return {"kitpanel.notice", notice.tone, notice.advice}; }

// What stands right of the card, or under it when there is no room.
float buttons_width(const Frame& frame, float width) { return width >= frame.du(560) ? frame.du(160) : 0; }

struct Retry {
  std::string label;
  const char* command;
  std::vector<std::string> arguments;
};

std::optional<Retry> retry_of(const Frame& frame, const KitView& kit) {
  if (!has_problem(kit)) return std::nullopt;
  if (session::enabled(frame.session, "kit.flash")) return Retry{frame.words(stopped(kit) ? "ide.kit.again" : "ide.kit.flash"), "kit.flash", {}};
  if (kit.state == KitView::State::absent || kit.state == KitView::State::lost)
    return Retry{frame.words("ide.kit.plug_again"), "kit.plug", {kit.port.empty() ? "virtual" : kit.port}};
  return std::nullopt;
}

// What can be pointed at on the drawing: the plug or the board.
std::optional<Station> place_of_trouble(const KitView& kit) {
  if (!has_problem(kit)) return std::nullopt;
  switch (static_cast<Station>(std::min<std::size_t>(reached(kit), static_cast<std::size_t>(Station::sending)))) {
    case Station::cable:
    case Station::sending: return Station::cable;
    case Station::board: return Station::board;
    default: return std::nullopt;
  }
}

int button_count(const Frame& frame, const KitView& kit) {
  return (retry_of(frame, kit) ? 1 : 0) + (place_of_trouble(kit) ? 1 : 0) + (kit.notice && !kit.notice->technical.empty() ? 1 : 0);
}

// For who is asked for help elsewhere: what was seen, with which board, and the evidence.
std::string report_of(const Frame& frame, const KitView& kit) {
  const session::Notice& notice = *kit.notice;
  const auto line = [&](const char* name, const std::string& value) {
    return value.empty() ? std::string() : frame.words(name) + (frame.french() ? " : " : ": ") + value + "\n";
  };
  std::string report = "Lunabloc, " + frame.words("ide.kit.doctor") + "\n";
  report += line("ide.kit.report.board", kit.board) + line("ide.kit.report.port", kit.port) + line("ide.kit.report.holds", kit.firmware);
  report += line("ide.kit.report.seen", notice.advice.seen) + line("ide.kit.report.try", notice.advice.try_this);
  if (kit.all_bytes > 0) report += line("ide.kit.report.sent", byte_words(frame, kit));
  return report + "\n" + notice.message + "\n" + notice.technical + "\n";
}

float technical_height(const Frame& frame, const session::Notice& notice, float width) {
  return widgets::text_height(frame, width - frame.du(24), notice.technical, FontRole::small) + frame.du(16);
}

}  // namespace

std::array<Mark, 5> marks_of(const KitView& kit) {
  std::array<Mark, 5> marks{};
  const std::size_t current = reached(kit);
  for (std::size_t index = 0; index < marks.size(); ++index)
    marks[index] = index < current ? Mark::done : index > current ? Mark::to_do : has_problem(kit) ? Mark::problem : Mark::current;
  return marks;
}

float Doctor::height(const Frame& frame, float width) const {
  const KitView& kit = frame.session.kit();
  const float inside = width - 2 * frame.metrics.tool_margin();
  float height = stations_height(frame, inside);
  if (shows_progress(kit)) height += progress_height(frame) + frame.du(8);
  if (!kit.notice) return height;
  const float buttons = buttons_width(frame, inside);
  const float card = widgets::advice_card_height(frame, card_of(*kit.notice), inside - (buttons > 0 ? buttons + frame.du(12) : 0));
  const float one = frame.metrics.button_height();
  const int count = button_count(frame, kit);
  height += buttons > 0 ? std::max(card, static_cast<float>(count) * (one + frame.du(8))) : card + (count > 0 ? one + frame.du(8) : 0);
  if (for_adult_ && !kit.notice->technical.empty()) height += technical_height(frame, *kit.notice, inside) + one + frame.du(16);
  return height + frame.du(12);
}

float Doctor::draw(Frame& frame, const Rect& area) {
  const KitView& kit = frame.session.kit();
  widgets::separator(frame, area.x, area.y, area.w);
  Rect rest = area.inset(frame.metrics.tool_margin(), 0);
  rest.h = std::max(rest.h, height(frame, area.w));
  draw_stations(frame, kit, rest.cut_top(stations_height(frame, rest.w)));
  if (kit.state != KitView::State::flashing) flashing_since_ = -1;
  else if (flashing_since_ < 0) flashing_since_ = frame.now;
  if (shows_progress(kit)) {
    draw_progress(frame, kit, rest.cut_top(progress_height(frame)), flashing_since_);
    rest.cut_top(frame.du(8));
  }
  if (!kit.notice) {
    for_adult_ = false;
    shown_.reset();
    return rest.y;
  }
  return draw_advice(frame, rest);
}

// The card, its buttons beside or below it, and what only the adult wants to read.
float Doctor::draw_advice(Frame& frame, Rect rest) {
  const KitView& kit = frame.session.kit();
  const session::Notice& notice = *kit.notice;
  const float one = frame.metrics.button_height(), gap = frame.du(8), side = buttons_width(frame, rest.w);
  const auto count = static_cast<float>(button_count(frame, kit));
  Rect cards = rest, buttons{};
  if (side > 0) {
    buttons = cards.cut_right(side);
    cards.cut_right(frame.du(12));
  }
  const float card_height = widgets::advice_card(frame, card_of(notice), cards);
  if (side <= 0) buttons = {rest.x, rest.y + card_height + gap, rest.w, one};
  const float width = std::min(frame.du(160), (rest.w - gap * (count - 1)) / std::max(1.0F, count));
  const auto next_button = [&] {
    const Rect place = side > 0 ? buttons.cut_top(one) : buttons.cut_left(width);
    if (side > 0) buttons.cut_top(gap);
    else buttons.cut_left(gap);
    return place;
  };
  if (const auto retry = retry_of(frame, kit))
    if (widgets::primary_button(frame, "kitpanel.again", next_button(), {.icon = Icon::refresh, .label = retry->label}))
      frame.commands.push(retry->command, retry->arguments);
  const std::optional<Station> place = place_of_trouble(kit);
  if (!place) shown_.reset();
  else if (widgets::secondary_button(frame, "kitpanel.show", next_button(),
                                     {.icon = Icon::eye, .label = frame.words("ide.kit.show_me"), .pressed = shown_.has_value()}))
    shown_ = shown_ ? std::nullopt : place;
  if (!notice.technical.empty() &&
      widgets::secondary_button(frame, "kitpanel.adult", next_button(),
                                {.icon = Icon::wrench, .label = frame.words("ide.kit.adult"), .pressed = for_adult_}))
    for_adult_ = !for_adult_;
  rest.cut_top(side > 0 ? std::max(card_height, count * (one + gap)) : card_height + (count > 0 ? one + gap : 0));
  if (for_adult_ && !notice.technical.empty()) {
    rest.cut_top(gap);
    const Rect box = rest.cut_top(technical_height(frame, notice, rest.w));
    widgets::fill(frame, box, frame.theme.sunken, frame.metrics.radius_button());
    widgets::draw_text(frame, box.inset(frame.du(12), gap), notice.technical, FontRole::small, frame.theme.ink2);
    widgets::register_text(frame, {.id = "kitpanel.technical", .role = access::Role::text, .label = notice.technical, .rect = box});
    rest.cut_top(gap);
    const widgets::ButtonFace copy{.icon = Icon::content_copy, .label = frame.words("ide.kit.report.copy"), .hint = frame.words("ide.kit.report.copy.hint")};
    Rect row = rest.cut_top(one);
    if (widgets::secondary_button(frame, "kitpanel.copy", row.cut_left(std::min(widgets::button_width(frame, copy), row.w)), copy)) {
      ImGui::SetClipboardText(report_of(frame, kit).c_str());
      frame.toast(frame.words("ide.kit.report.copied"));
    }
  }
  return rest.y + frame.du(12);
}

}  // namespace lunabloc::ide::kit
