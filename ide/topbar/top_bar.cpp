#include "ide/topbar/top_bar.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

#include "ide/topbar/display_panel.h"
#include "ide/topbar/history_list.h"
#include "ide/topbar/keys_panel.h"
#include "ide/widgets/components.h"
#include "ide/widgets/exam_time.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::topbar {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

// Wide bars write the words beside the icons.
bool has_words(const Frame& frame) { return frame.area.w / frame.metrics.scale >= 1000; }

// « Enregistré à 10 h 42 »: the hour of the wall.
std::string saved_words(const Frame& frame) {
  if (frame.session.save_fault()) return frame.words("ide.not_saved");
  if (!frame.session.saved()) return frame.words("ide.saving");
  const auto at = frame.session.saved_at();
  if (!at) return frame.words("ide.saved");
  const std::time_t seconds = std::chrono::system_clock::to_time_t(*at);
  std::tm local{};
  localtime_r(&seconds, &local);
  return frame.words("ide.saved_at", {{"heure", std::to_string(local.tm_hour)}, {"minute", fmt::format("{:02}", local.tm_min)}});
}

void draw_saved(Frame& frame, Rect& rest) {
  const bool refused = frame.session.save_fault().has_value(), saved = frame.session.saved() && !refused;
  const std::string words = saved_words(frame);
  const float width = frame.fonts.width(FontRole::small, words);
  Rect place = rest.cut_right(width + frame.du(36));
  place.cut_right(frame.du(12));
  const Rect sign = place.cut_left(frame.du(18));
  const ImU32 disc = theme::mix(frame.theme.on_bar2, frame.theme.ok_soft, 0.8F);
  if (refused) widgets::warning_triangle(frame, sign.center(), frame.du(7), frame.theme.warn_soft, frame.theme.bar);
  else if (saved) widgets::check_disc(frame, sign.center(), frame.du(6), disc, frame.theme.bar);
  else frame.list().AddCircle(sign.center(), frame.du(5), frame.theme.on_bar2, 0, frame.du(1.5F));
  place.cut_left(frame.du(4));
  widgets::text_in(frame, place, FontRole::small, frame.theme.on_bar2, words);
  const std::string why = refused ? frame.session.messages().describe(*frame.session.save_fault()) : std::string();
  widgets::register_text(frame, {.id = "topbar.saved", .role = access::Role::status, .label = words, .value = why, .rect = place});
}

bool draw_button(Frame& frame, Rect& rest, const std::string& id, Icon icon, const std::string& words, bool with_words, bool pressed,
                 bool enabled = true, const std::string& hint = {}) {
  const float width = with_words ? frame.fonts.width(FontRole::small, words) + frame.du(50) : frame.metrics.target(36);
  const Rect place = rest.cut_right(width);
  rest.cut_right(frame.du(4));
  const Rect button{place.x, place.center().y - frame.metrics.target(36) / 2, place.w, frame.metrics.target(36)};
  return widgets::bar_button(frame, id, button,
                             {.icon = icon, .label = words, .icon_only = !with_words, .enabled = enabled, .hint = hint, .pressed = pressed});
}

// The time that is left of an exam, always in sight; it leads to where the copy is handed in.
void draw_exam(Frame& frame, Rect& rest) {
  const session::ExamDesk* const exam = frame.session.exam();
  if (exam == nullptr) return;
  const std::string words = widgets::exam_time(frame, *exam);
  const Rect place = rest.cut_right(frame.fonts.width(FontRole::small, words) + frame.du(50));
  const Rect button{place.x, place.center().y - frame.metrics.target(36) / 2, place.w, frame.metrics.target(36)};
  if (widgets::bar_button(frame, "topbar.exam", button, {.icon = Icon::history, .label = words, .hint = frame.words("ide.exam.hint")})) frame.shared.page = widgets::Page::person;
}

// The class box answers others as long as it is open, so it is seen wherever one is; it leads to where it is shut.
void draw_box(Frame& frame, Rect& rest) {
  if (frame.shared.box_at.empty()) return;
  const std::string words = frame.words("ide.class.box.bar");
  const Rect place = rest.cut_right(frame.fonts.width(FontRole::small, words) + frame.du(50));
  const Rect button{place.x, place.center().y - frame.metrics.target(36) / 2, place.w, frame.metrics.target(36)};
  const std::string hint = frame.words("ide.class.box.bar_hint", {{"adresse", frame.shared.box_at}});
  if (!widgets::bar_button(frame, "topbar.box", button, {.icon = Icon::usb, .label = words, .hint = hint})) return;
  frame.shared.home_open = true;
  frame.shared.page = widgets::Page::classroom;
}

// In two lines of smaller letters where one does not hold it, if these do.
void draw_title(Frame& frame, const Rect& rest, const std::string& title) {
  if (frame.fonts.width(FontRole::body_bold, title) > rest.w) {
    const widgets::Paragraph lines(frame, {widgets::Span{.text = title, .bold = true}}, FontRole::small, rest.w);
    if (lines.lines() <= 2 && lines.height() <= rest.h) return lines.draw(frame, rest.x, rest.center().y - lines.height() / 2, frame.theme.on_bar);
  }
  widgets::text_in(frame, rest, FontRole::body_bold, frame.theme.on_bar, title);
}

void draw_place(Frame& frame, Rect rest) {
  const lunabloc::lesson::Lesson* lesson = frame.shared.shows_work() ? frame.session.lesson() : nullptr;
  const std::string home = frame.words("ide.lessons");
  const float home_width = frame.fonts.width(FontRole::small, home) + frame.du(16);
  const Rect home_place{rest.x, rest.center().y - frame.du(18), home_width, frame.du(36)};
  rest.cut_left(home_width);
  if (widgets::bar_button(frame, "topbar.home", home_place, {.label = home, .hint = frame.words("ide.lessons.hint")})) {
    frame.shared.home_open = true;
    frame.shared.page = widgets::Page::lessons;
  }
  draw_box(frame, rest);
  draw_exam(frame, rest);
  if (lesson == nullptr) return;
  widgets::icon_in(frame, rest.cut_left(frame.du(20)), FontRole::icon19, frame.theme.on_bar2, Icon::chevron_right);
  rest.cut_left(frame.du(6));
  const std::string title = lesson->id + "  " + lesson->title;
  draw_title(frame, rest, title);
  widgets::register_text(frame, {.id = "topbar.title", .role = access::Role::heading, .label = title, .rect = rest});
}

// What a button would undo or redo is found when somebody points at it.
bool is_pointed_at(const Frame& frame, std::string_view id) {
  const access::Node* button = frame.shared.tree.find(id);
  return frame.focused(id) || (button != nullptr && button->rect.contains(frame.mouse()));
}

std::string words_of_step(const Frame& frame, std::string_view button, std::size_t index, const std::string& otherwise) {
  const bool wanted = is_pointed_at(frame, button) || frame.session.history_words_known(index);
  const std::string words = wanted ? frame.session.history_words(index) : std::string();
  return words.empty() ? otherwise : words;
}

std::string undo_hint(const Frame& frame) {
  if (!frame.session.can_undo()) return frame.words("ide.undo.none");
  const std::string command = frame.words("command." + frame.session.undo_label());
  return frame.words("ide.undo.hint", {{"action", words_of_step(frame, "topbar.undo", frame.session.history_done() - 1, command)}});
}

std::string redo_hint(const Frame& frame) {
  if (!frame.session.can_redo()) return frame.words("ide.redo.hint");
  const std::string words = words_of_step(frame, "topbar.redo", frame.session.history_done(), {});
  return words.empty() ? frame.words("ide.redo.hint") : frame.words("ide.redo.of", {{"action", words}});
}

}  // namespace

void draw(Frame& frame, ViewState& state) {
  Rect bar = frame.area;
  widgets::fill(frame, bar, frame.theme.bar);
  if (!frame.theme.shadows) widgets::fill(frame, {bar.x, bar.bottom() - frame.du(2), bar.w, frame.du(2)}, frame.theme.panel_edge);
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "topbar", .zone = access::Zone::top_bar, .rect = bar, .surface = widgets::Surface::none});
  const bool words = has_words(frame);
  bar.cut_left(frame.du(14));
  const Rect mark = bar.cut_left(frame.du(26));
  widgets::logo(frame, {mark.x, mark.center().y - frame.du(13), frame.du(26), frame.du(26)});
  bar.cut_left(frame.du(6));
  bar.cut_right(frame.du(10));

  Rect left = bar;
  // From the right to the left, but in the reading order of the accessible tree: places first, then the buttons.
  Rect right = bar;
  const auto width_of = [&](const std::string& label) {
    return words ? frame.fonts.width(FontRole::small, label) + frame.du(54) : frame.metrics.target(36) + frame.du(4);
  };
  const std::string display = frame.words("ide.display"), listen = frame.words("ide.listen");
  const float tools = width_of(display) + width_of(listen) + 6 * (frame.metrics.target(36) + frame.du(4)) + frame.du(10);
  Rect buttons = right.cut_right(tools);
  const float saved_width = frame.fonts.width(FontRole::small, saved_words(frame)) + frame.du(48);
  left.cut_right(tools + (words ? saved_width : 0));
  draw_place(frame, left);
  if (words && frame.shared.shows_work() && frame.session.lesson() != nullptr) draw_saved(frame, right);

  // Cut from the left so that the order of Tab is that of the eye.
  const auto button = [&](const std::string& id, Icon icon, const std::string& label, bool with_words, bool pressed, bool enabled,
                          const std::string& hint) {
    Rect place = buttons.cut_left(with_words ? width_of(label) : frame.metrics.target(36) + frame.du(4));
    place.cut_right(frame.du(-0));
    Rect one = place;
    return draw_button(frame, one, id, icon, label, with_words, pressed, enabled, hint);
  };
  if (button("topbar.undo", Icon::undo, frame.words("ide.undo"), false, false, frame.session.can_undo(), undo_hint(frame)))
    frame.commands.push("edit.undo");
  if (button("topbar.redo", Icon::redo, frame.words("ide.redo"), false, false, frame.session.can_redo(), redo_hint(frame)))
    frame.commands.push("edit.redo");
  state.history_at = {buttons.x, bar.y, frame.metrics.target(36), bar.h};
  if (button("topbar.history", Icon::history, frame.words("ide.history"), false, state.history_open, frame.session.history_size() > 0,
             frame.words("ide.history.hint")))
    state.history_open = !state.history_open && frame.session.history_size() > 0;
  if (button("topbar.versions", Icon::content_save, frame.words("ide.versions"), false, state.versions.is_open(), !frame.shared.home_open,
             frame.words("ide.versions.hint")))
    state.versions.is_open() ? state.versions.close(frame) : state.versions.open(frame);
  if (button("topbar.data", Icon::table, frame.words("ide.data"), false, frame.shared.data_open, frame.shared.page == widgets::Page::lessons, frame.words("ide.data.open.hint")))
    frame.shared.data_open = !frame.shared.data_open && frame.shared.page == widgets::Page::lessons;
  if (state.history_open) frame.shared.tooltip_seen = false;  // it would lie over the list
  const Rect line = buttons.cut_left(frame.du(10));
  widgets::fill(frame, {line.center().x, line.center().y - frame.du(12), 1, frame.du(24)}, frame.theme.on_bar2);
  if (button("topbar.display", Icon::format_size, display, words, state.display_open, true, frame.words("ide.display.hint"))) {
    if (!state.display_open) frame.focus().remember();
    state.display_open = !state.display_open;
    if (state.display_open && frame.focus().visible()) frame.focus().set("display.close", access::Zone::overlay);
  }
  if (button("topbar.listen", Icon::volume_high, listen, words, frame.settings.voice != access::Voice::off, true, frame.words("ide.listen.hint")))
    state.read_zone = true;
  if (button("topbar.help", Icon::help_circle_outline, frame.words("ide.keys"), false, state.keys_open, true, frame.words("ide.keys.hint")))
    state.keys_open = !state.keys_open;
  widgets::end_panel(frame, panel);
}

void draw_overlays(Frame& frame, ViewState& state) {
  if (state.display_open && !draw_display_panel(frame, state.display_search)) {
    state.display_search.clear();
    state.display_open = false;
    frame.focus().give_back();
  }
  state.versions.draw(frame);
  if (state.keys_open && !draw_keys_panel(frame)) state.keys_open = false;
  if (state.history_open && !draw_history_list(frame, state.history_at)) state.history_open = false;
}

}  // namespace lunabloc::ide::topbar
