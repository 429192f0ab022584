#include "ide/classroom/path_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ide/widgets/components.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "ide/widgets/undo_keys.h"

namespace lunabloc::ide::classroom {
namespace {

using lunabloc::lesson::Access;
using session::DeskLine;
using session::PathDesk;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

struct AccessLook {
  Access access;
  const char *id, *words, *others;
  Icon icon;
};
constexpr std::array<AccessLook, 3> kAccess = {{{Access::open, "open", "ide.path.open", "ide.path.others_open", Icon::check},
                                                {Access::closed, "closed", "ide.path.closed", "ide.path.others_closed", Icon::lock},
                                                {Access::hidden, "hidden", "ide.path.hidden", "ide.path.others_hidden", Icon::close}}};
const AccessLook& look_of(Access access) { return kAccess[static_cast<std::size_t>(access)]; }

std::string id_of(const PathDesk::Row& row) { return "route.row." + row.entry.lesson; }

std::string name_of(const PathDesk::Row& row) {
  const std::string title = !row.entry.title.empty() ? row.entry.title : row.lesson != nullptr ? row.lesson->title : std::string();
  return title.empty() ? row.entry.lesson : row.entry.lesson + "  " + title;
}

}  // namespace

void PathView::choose(Frame& frame, const Target& target) {
  said_.reset();
  texts_ = false;
  row_ = 0;
  if (const Result<void> opened = desk_.open(target.file, locations_, frame.session.language()); !opened) {
    said_ = session::refused(frame.session.messages(), opened.error());
    return;
  }
  chosen_ = target.label;
}

// At once, since undo is there; this computer's list follows.
void PathView::write(Frame& frame) {
  said_.reset();
  if (const Result<void> saved = desk_.save(); !saved) {
    said_ = session::refused(frame.session.messages(), saved.error());
    frame.announce(said_->words);
    return;
  }
  frame.commands.push("lesson.list");
}

void PathView::draw(Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::vector<std::string>& pupils) {
  targets_ = {{frame.words("ide.path.computer"), locations_.home / "parcours.yaml"}};
  if (!folder.empty()) {
    targets_.push_back({frame.words("ide.path.class"), folder / "parcours" / "classe.yaml"});
    for (const std::string& pupil : pupils) targets_.push_back({pupil, folder / "parcours" / (pupil + ".yaml")});
  }
  const bool known = std::any_of(targets_.begin(), targets_.end(), [&](const Target& one) { return one.file == desk_.file(); });
  if (!known && !said_) choose(frame, folder.empty() ? targets_.front() : targets_[1]);
  draw_tools(frame, rest);
  if (said_) widgets::desk_lines(frame, "route.line", rest, {*said_});
  for (std::size_t index = 0; index < desk_.rows().size(); ++index) draw_row(frame, rest, index);
}

void PathView::draw_tools(Frame& frame, Rect& rest) {
  widgets::Flow flow(rest, frame.metrics.button_height(), frame.metrics.space(2));
  const widgets::ButtonFace whom{.icon = Icon::chevron_down, .label = frame.words("ide.path.for", {{"nom", chosen_}})};
  const Rect at = flow.place(widgets::button_width(frame, whom));
  if (widgets::secondary_button(frame, "route.for", at, whom)) menu_ = Menu::targets, menu_at_ = at;
  const widgets::ButtonFace undo{.icon = Icon::undo, .label = frame.words("ide.undo"), .enabled = desk_.can_undo()};
  if (widgets::secondary_button(frame, "route.undo", flow.place(widgets::button_width(frame, undo)), undo) && desk_.can_undo()) desk_.undo(), write(frame);
  const widgets::ButtonFace redo{.icon = Icon::redo, .label = frame.words("ide.redo"), .enabled = desk_.can_redo()};
  if (widgets::secondary_button(frame, "route.redo", flow.place(widgets::button_width(frame, redo)), redo) && desk_.can_redo()) desk_.redo(), write(frame);
  for (const AccessLook& look : kAccess) {
    const bool chosen = desk_.path().others == look.access;
    const std::string words = frame.words(look.others);
    if (widgets::chip(frame, std::string("route.others.") + look.id, flow.place(widgets::chip_width(frame, words, chosen)), words, chosen, frame.words("ide.path.others_hint")) && !chosen) {
      desk_.set_others(look.access);
      write(frame);
    }
  }
  rest.cut_top(flow.height() + frame.metrics.space(2));
}

// One line a lesson: its state by icon and words; the one that is chosen has its controls below.
void PathView::draw_row(Frame& frame, Rect& rest, std::size_t index) {
  const PathDesk::Row& row = desk_.rows()[index];
  const AccessLook& look = look_of(row.entry.access);
  const std::string id = id_of(row), name = name_of(row);
  std::string stands = frame.words(look.words);
  if (row.entry.optional) stands += ", " + frame.words("ide.path.optional");
  if (!row.entry.texts.empty() || !row.entry.title.empty()) stands += ", " + frame.words("ide.path.own_words");
  if (row.lesson == nullptr) stands += ", " + frame.words("ide.path.not_here");
  const Rect line = rest.cut_top(std::max(frame.metrics.target(30), frame.fonts.line(FontRole::body) + frame.du(8)));
  const bool chosen = index == row_;
  const widgets::Interaction state = widgets::interact(frame, {.id = id, .role = access::Role::item, .label = name, .value = stands, .state = {.selected = chosen}, .rect = line});
  if (chosen || state.hovered) widgets::fill(frame, line, frame.theme.accent_soft, frame.metrics.radius_chip());
  widgets::separator(frame, line.x, line.bottom() - frame.metrics.border(), line.w);
  Rect inside = line.inset(frame.du(8), 0);
  const float wide = frame.fonts.width(FontRole::small, stands);
  widgets::text_in(frame, inside.cut_right(wide), FontRole::small, frame.theme.ink2, stands);
  widgets::icon_in(frame, inside.cut_right(frame.du(26)), FontRole::icon16, row.entry.access == Access::open ? frame.theme.ok : frame.theme.ink2, look.icon);
  const ImU32 ink = row.entry.access == Access::open ? frame.theme.ink : frame.theme.ink2;
  widgets::text_in(frame, inside, FontRole::body, ink, widgets::shortened(frame, FontRole::body, name, inside.w - frame.du(8)));
  widgets::ring_if_focused(frame, state, line, frame.metrics.radius_chip());
  if (state.activated || (frame.focused(id) && !chosen)) {
    texts_ = texts_ && chosen;
    row_ = index;
  }
  if (frame.focused(id)) take_keys(frame, index);
  if (index == row_ && index < desk_.rows().size()) draw_controls(frame, rest, index);
}

void PathView::move(Frame& frame, std::size_t from, std::size_t to) {
  desk_.move(from, to);
  row_ = to;
  write(frame);
  frame.focus().set(id_of(desk_.rows()[to]), access::Zone::lesson);
  frame.announce(frame.words("ide.path.moved", {{"n", std::to_string(to + 1)}}));
}

void PathView::take_keys(Frame& frame, std::size_t index) {
  const std::size_t last = desk_.rows().size() - 1;
  const auto go = [&](std::size_t to) { frame.focus().set(id_of(desk_.rows()[to]), access::Zone::lesson); };
  if (frame.input.take(Key::down, widgets::kCtrl) && index < last) return move(frame, index, index + 1);
  if (frame.input.take(Key::up, widgets::kCtrl) && index > 0) return move(frame, index, index - 1);
  if (frame.input.take(Key::down)) return go(std::min(index + 1, last));
  if (frame.input.take(Key::up)) return go(std::max<std::size_t>(index, 1) - 1);
  if (frame.input.take(Key::home)) return go(0);
  if (frame.input.take(Key::end)) return go(last);
}

void PathView::draw_controls(Frame& frame, Rect& rest, std::size_t index) {
  const float gap = frame.metrics.space(2);
  rest.cut_top(gap);
  Rect row = rest;
  row.cut_left(frame.du(8));
  widgets::Flow flow(row, frame.metrics.button_height(), gap);
  const lunabloc::lesson::PathEntry entry = desk_.rows()[index].entry;
  bool changed = false;
  for (const AccessLook& look : kAccess) {
    const bool chosen = entry.access == look.access;
    const std::string words = frame.words(look.words);
    if (widgets::chip(frame, std::string("route.access.") + look.id, flow.place(widgets::chip_width(frame, words, chosen)), words, chosen) && !chosen)
      desk_.set_access(index, look.access), changed = true;
  }
  const std::string optional = frame.words("ide.path.optional");
  const Rect box = flow.place(frame.fonts.width(FontRole::body, optional) + frame.du(44));
  if (widgets::toggle(frame, "route.optional", box, optional, entry.optional)) desk_.set_optional(index, !entry.optional), changed = true;
  const widgets::ButtonFace up{.icon = Icon::arrow_up, .label = frame.words("ide.path.up"), .enabled = index > 0, .hint = frame.words("ide.path.move_hint")};
  const widgets::ButtonFace down{.icon = Icon::arrow_down, .label = frame.words("ide.path.down"), .enabled = index + 1 < desk_.rows().size(), .hint = frame.words("ide.path.move_hint")};
  const bool rises = widgets::secondary_button(frame, "route.up", flow.place(widgets::button_width(frame, up)), up) && up.enabled;
  const bool sinks = widgets::secondary_button(frame, "route.down", flow.place(widgets::button_width(frame, down)), down) && down.enabled;
  const widgets::ButtonFace words{.icon = Icon::pencil, .label = frame.words("ide.path.words"), .enabled = desk_.rows()[index].lesson != nullptr, .pressed = texts_};
  if (widgets::secondary_button(frame, "route.words", flow.place(widgets::button_width(frame, words)), words) && words.enabled) {
    texts_ = !texts_;
    title_ = entry.title;
    step_ = desk_.rows()[index].lesson->steps.empty() ? std::string() : desk_.rows()[index].lesson->steps.front().id;
    text_ = text_of(index);
  }
  rest.cut_top(flow.height() + gap);
  if (changed) write(frame);
  if (rises) return move(frame, index, index - 1);
  if (sinks) return move(frame, index, index + 1);
  if (texts_ && desk_.rows()[index].lesson != nullptr) draw_texts(frame, rest, index);
}

// The text of the chosen step as a pupil gets it: the teacher's, else the lesson's.
std::string PathView::text_of(std::size_t index) const {
  const PathDesk::Row& row = desk_.rows()[index];
  if (const auto own = row.entry.texts.find(step_); own != row.entry.texts.end()) return own->second;
  for (const lunabloc::lesson::Step& step : row.lesson->steps)
    if (step.id == step_) return step.markdown;
  return {};
}

void PathView::draw_texts(Frame& frame, Rect& rest, std::size_t index) {
  const PathDesk::Row& row = desk_.rows()[index];
  const float gap = frame.metrics.space(2), height = frame.metrics.button_height();
  Rect line = rest.cut_top(height);
  line.cut_left(frame.du(8));
  const widgets::FieldResult title = widgets::text_field(frame, "route.title", line, frame.words("ide.path.title"), title_, row.lesson->title);
  if ((title.submitted || !title.active) && title_ != row.entry.title) desk_.set_title(index, title_), write(frame);
  rest.cut_top(gap);
  Rect tools = rest.cut_top(height);
  tools.cut_left(frame.du(8));
  std::string step_title = step_;
  for (const lunabloc::lesson::Step& step : row.lesson->steps)
    if (step.id == step_) step_title = step.title;
  const widgets::ButtonFace step{.icon = Icon::chevron_down, .label = step_title, .hint = frame.words("ide.path.step")};
  const Rect at = tools.cut_left(std::min(tools.w / 2, widgets::button_width(frame, step)));
  if (widgets::secondary_button(frame, "route.step", at, step)) menu_ = Menu::steps, menu_at_ = at;
  tools.cut_left(gap);
  const widgets::ButtonFace put{.icon = Icon::check, .label = frame.words("ide.path.put"), .enabled = text_ != text_of(index)};
  if (widgets::secondary_button(frame, "route.put", tools.cut_left(std::min(tools.w / 2, widgets::button_width(frame, put))), put) && put.enabled) desk_.set_text(index, step_, text_), write(frame);
  tools.cut_left(gap);
  const widgets::ButtonFace back{.icon = Icon::undo, .label = frame.words("ide.path.lesson_text"), .enabled = row.entry.texts.contains(step_)};
  if (widgets::secondary_button(frame, "route.lesson_text", tools.cut_left(std::min(tools.w, widgets::button_width(frame, back))), back) && back.enabled) {
    desk_.set_text(index, step_, {});
    text_ = text_of(index);
    write(frame);
  }
  rest.cut_top(gap);
  Rect area = rest.cut_top(frame.du(220));
  area.cut_left(frame.du(8));
  editor_.draw(frame, "route.text", frame.words("ide.path.text", {{"nom", step_title}}), row.lesson->id + "/" + step_, area, text_);
  rest.cut_top(gap);
}

void PathView::take_undo(Frame& frame) {
  if (frame.focused("route.text")) return;  // the text has a past of its own
  const widgets::Past asked = widgets::past_asked(frame.input, desk_.can_undo(), desk_.can_redo());
  if (asked == widgets::Past::undo) desk_.undo(), write(frame);
  if (asked == widgets::Past::redo) desk_.redo(), write(frame);
}

void PathView::draw_menus(Frame& frame) {
  if (menu_ == Menu::nothing) return;
  std::vector<widgets::MenuItem> items;
  if (menu_ == Menu::targets) {
    for (const Target& target : targets_) items.push_back({.label = target.label, .current = target.file == desk_.file()});
  } else {
    for (const lunabloc::lesson::Step& step : desk_.rows()[row_].lesson->steps) items.push_back({.label = step.title, .current = step.id == step_});
  }
  const widgets::MenuResult result = widgets::menu(frame, "route.menu", menu_at_, frame.words(menu_ == Menu::targets ? "ide.path.whom" : "ide.path.step"), items);
  if (result.chosen && menu_ == Menu::targets) choose(frame, targets_[*result.chosen]);
  if (result.chosen && menu_ == Menu::steps) {
    step_ = desk_.rows()[row_].lesson->steps[*result.chosen].id;
    text_ = text_of(row_);
  }
  if (result.closed) menu_ = Menu::nothing;
}

}  // namespace lunabloc::ide::classroom
