#include "ide/classroom/plan_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/days.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/undo_keys.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

// Projects that a group can share: the free ones, then lessons.
std::vector<std::string> works(const Frame& frame) {
  std::vector<std::string> all = {""};
  for (const auto& one : frame.session.free_projects()) all.push_back(one.id);
  for (const auto& one : frame.session.lessons()) all.push_back(one.id);
  return all;
}

std::string title_of(const Frame& frame, const std::string& id) {
  if (id.empty()) return frame.words("ide.class.group.no_work");
  for (const auto& one : frame.session.free_projects())
    if (one.id == id) return one.title;
  for (const auto& one : frame.session.lessons())
    if (one.id == id) return id + " " + one.title;
  return id;
}

std::vector<std::string> lessons(const Frame& frame) {
  std::vector<std::string> all;
  for (const auto& one : frame.session.lessons()) all.push_back(one.id);
  return all;
}

std::vector<std::string> groups_of(const session::PlanDesk& desk) {
  std::vector<std::string> all = {""};
  for (const auto& [name, group] : desk.plan().groups) all.push_back(name);
  return all;
}

std::string whom_words(const Frame& frame, const std::string& whom) { return whom.empty() ? frame.words("ide.class.date.everybody") : whom; }

}  // namespace

void PlanView::write(Frame& frame, const session::PlanDesk& desk, const Result<void>& done) {
  said_.clear();
  const Result<void> written = done ? desk.save() : done;
  if (written) return;
  said_ = {session::refused(frame.session.messages(), written.error())};
  frame.announce(said_.front().words);
}

void PlanView::draw(Frame& frame, Rect& rest, session::PlanDesk& desk, const std::vector<std::string>& pupils) {
  widgets::PageRow row(frame, rest);
  if (row.button("plan.undo", Icon::undo, frame.words("ide.undo"), desk.can_undo())) desk.undo(), write(frame, desk);
  if (row.button("plan.redo", Icon::redo, frame.words("ide.redo"), desk.can_redo())) desk.redo(), write(frame, desk);
  row.end();
  widgets::desk_lines(frame, "plan.line", rest, said_);
  draw_groups(frame, rest, desk, pupils);
  draw_dates(frame, rest, desk);
}

void PlanView::draw_groups(Frame& frame, Rect& rest, session::PlanDesk& desk, const std::vector<std::string>& pupils) {
  widgets::page_heading(frame, rest, "plan.groups", frame.words("ide.class.groups"));
  if (desk.plan().groups.empty()) widgets::page_text(frame, rest, "plan.no_group", frame.words("ide.class.groups.none"), Ink::soft);
  // A copy: a press changes the plan.
  const auto groups = desk.plan().groups;
  for (const auto& [name, group] : groups) {
    widgets::page_text(frame, rest, "plan.group." + name, name, Ink::strong);
    widgets::PageRow members(frame, rest);
    for (const std::string& pupil : pupils) {
      const bool in = std::find(group.pupils.begin(), group.pupils.end(), pupil) != group.pupils.end();
      if (members.choice("plan.member." + name + "." + pupil, pupil, in)) desk.set_member(name, pupil, !in), write(frame, desk);
    }
    members.end();
    widgets::PageRow tools(frame, rest);
    if (tools.button("plan.work." + name, Icon::chevron_down, frame.words("ide.class.group.work", {{"nom", title_of(frame, group.work)}}))) menu_.open("work." + name, tools.last());
    if (tools.button("plan.remove." + name, Icon::bin, frame.words("ide.class.group.remove", {{"nom", name}}))) desk.remove_group(name), write(frame, desk);
    tools.end();
    if (group.work.empty()) continue;
    const std::string turn = desk.turn_of(name);
    widgets::page_text(frame, rest, "plan.turn." + name, turn.empty() ? frame.words("ide.class.group.turn_nobody") : frame.words("ide.class.group.turn", {{"nom", turn}}), Ink::soft);
  }
  widgets::PageRow more(frame, rest);
  const widgets::FieldResult field = more.field("plan.group.name", 260, frame.words("ide.class.group.new"), group_);
  const bool add = more.button("plan.group.add", Icon::plus, frame.words("ide.class.group.add"), !group_.empty());
  more.end();
  if ((!add && !field.submitted) || group_.empty()) return;
  const Result<void> done = desk.add_group(group_);
  if (done) group_.clear();
  write(frame, desk, done);
}

void PlanView::draw_dates(Frame& frame, Rect& rest, session::PlanDesk& desk) {
  widgets::page_heading(frame, rest, "plan.dates", frame.words("ide.class.dates"));
  if (desk.plan().deadlines.empty()) widgets::page_text(frame, rest, "plan.no_date", frame.words("ide.class.dates.none"), Ink::soft);
  const std::vector<portfolio::Deadline> dates = desk.plan().deadlines;
  for (std::size_t index = 0; index < dates.size(); ++index) {
    const std::string id = "plan.date." + std::to_string(index), whom = dates[index].whom.empty() ? whom_words(frame, {}) : fmt::format("{}", fmt::join(dates[index].whom, ", "));
    widgets::page_text(frame, rest, id, frame.words("ide.class.date.one", {{"lecon", title_of(frame, dates[index].lesson)}, {"jour", base::day_words(dates[index].day, frame.session.messages())}, {"qui", whom}}));
    widgets::PageRow row(frame, rest);
    if (row.button(id + ".remove", Icon::bin, frame.words("ide.class.date.remove"))) desk.remove_deadline(index), write(frame, desk);
    row.end();
  }
  if (lesson_.empty() && !frame.session.lessons().empty()) lesson_ = frame.session.lessons().front().id;
  widgets::PageRow row(frame, rest);
  if (row.button("plan.date.lesson", Icon::chevron_down, frame.words("ide.class.date.lesson", {{"nom", title_of(frame, lesson_)}}))) menu_.open("lesson", row.last());
  if (row.button("plan.date.whom", Icon::chevron_down, frame.words("ide.class.date.whom", {{"nom", whom_words(frame, whom_)}}))) menu_.open("whom", row.last());
  const widgets::FieldResult field = row.field("plan.date.day", 200, frame.words("ide.class.date.day"), day_);
  const bool add = row.button("plan.date.add", Icon::plus, frame.words("ide.class.date.add"), !day_.empty());
  row.end();
  if ((!add && !field.submitted) || day_.empty()) return;
  const Result<void> done = desk.add_deadline(lesson_, day_, whom_);
  if (done) day_.clear();
  write(frame, desk, done);
}

void PlanView::draw_menus(Frame& frame, session::PlanDesk& desk) {
  if (!menu_.is_open()) return;
  const std::string group = [&] {
    for (const auto& [name, one] : desk.plan().groups)
      if (menu_.is("work." + name)) return name;
    return std::string();
  }();
  const std::vector<std::string> all = menu_.is("whom") ? groups_of(desk) : menu_.is("lesson") ? lessons(frame) : works(frame);
  std::vector<widgets::MenuItem> items;
  for (const std::string& one : all) items.push_back({.label = menu_.is("whom") ? whom_words(frame, one) : title_of(frame, one)});
  const bool whom = menu_.is("whom"), lesson = menu_.is("lesson");
  const std::optional<std::size_t> chosen = menu_.draw(frame, "plan.menu", frame.words("ide.class.part.plan"), items);
  if (!chosen) return;
  if (whom) whom_ = all[*chosen];
  else if (lesson) lesson_ = all[*chosen];
  else desk.set_work(group, all[*chosen]), write(frame, desk);
}

void PlanView::take_undo(Frame& frame, session::PlanDesk& desk) {
  const widgets::Past asked = widgets::past_asked(frame.input, desk.can_undo(), desk.can_redo());
  if (asked == widgets::Past::undo) desk.undo(), write(frame, desk);
  if (asked == widgets::Past::redo) desk.redo(), write(frame, desk);
}

}  // namespace lunabloc::ide::classroom
