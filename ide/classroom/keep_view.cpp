#include "ide/classroom/keep_view.h"

#include "base/days.h"
#include "base/file.h"
#include "base/wall_clock.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/page_parts.h"
#include "portfolio/versions.h"
#include "report/data_sheet.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

std::chrono::year_month_day today() { return portfolio::day_of(portfolio::local_day(base::this_second())).value(); }

std::chrono::year_month_day last_day(const session::PlanDesk& desk) { return desk.plan().kept_until.value_or(portfolio::end_of_school_year(today())); }

}  // namespace

void KeepView::read(const session::PlanDesk& desk) {
  read_ = desk.folder();
  held_ = portfolio::held_in(desk.folder());
}

void KeepView::tell(Frame& frame, const Result<void>& done) {
  said_.clear();
  if (done) return;
  said_ = {session::refused(frame.session.messages(), done.error())};
  frame.announce(said_.front().words);
}

bool KeepView::draw(Frame& frame, Rect& rest, session::PlanDesk& desk) {
  if (read_ != desk.folder()) read(desk);
  widgets::page_text(frame, rest, "keep.how", frame.words("ide.class.keep.how"), Ink::soft);
  draw_day(frame, rest, desk);
  widgets::page_heading(frame, rest, "keep.held", frame.words("ide.class.keep.held"));
  if (held_.empty()) widgets::page_text(frame, rest, "keep.nothing", frame.words("ide.class.keep.nothing"), Ink::soft);
  for (const portfolio::Held& one : held_)
    widgets::page_text(frame, rest, "keep.kind." + one.kind, frame.words("ide.class.keep.kind", {{"nom", one.kind}, {"fichiers", std::to_string(one.files)}, {"octets", std::to_string(one.bytes)}}));
  const bool purged = draw_purge(frame, rest, desk);
  widgets::desk_lines(frame, "keep.line", rest, said_);
  return purged;
}

void KeepView::draw_day(Frame& frame, Rect& rest, session::PlanDesk& desk) {
  const bool settled = desk.plan().kept_until.has_value();
  widgets::page_text(frame, rest, "keep.until", frame.words(settled ? "ide.class.keep.until" : "ide.class.keep.nothing_said", {{"jour", base::day_words(last_day(desk), frame.session.messages())}}), Ink::strong);
  if (day_.empty() && !settled) day_ = base::typed(last_day(desk));
  widgets::PageRow row(frame, rest);
  const widgets::FieldResult field = row.field("keep.day", 260, frame.words("ide.class.keep.day"), day_);
  const bool set = row.button("keep.set", Icon::calendar, frame.words("ide.class.keep.set"), !day_.empty());
  const auto save = [&](const Result<void>& done) { tell(frame, done ? desk.save() : done); };
  if ((set || field.submitted) && !day_.empty()) save(desk.keep_until(day_));
  if (row.button("keep.undo", Icon::undo, frame.words("ide.undo"), desk.can_undo())) desk.undo(), save({});
  if (row.button("keep.sheet", Icon::book_open, frame.words("ide.class.keep.sheet"))) files_.open(frame, files::Kind::folder);
  row.end();
}

bool KeepView::draw_purge(Frame& frame, Rect& rest, session::PlanDesk& desk) {
  const bool may = desk.plan().kept_until && today() > *desk.plan().kept_until;
  if (!asks_) {
    widgets::PageRow row(frame, rest);
    if (row.button("keep.purge", Icon::bin, frame.words("ide.class.keep.purge"), may && !held_.empty(), may ? std::string() : frame.words("ide.class.keep.too_early"))) {
      asks_ = true;
      frame.focus().set("keep.no", access::Zone::lesson);
    }
    row.end();
    return false;
  }
  widgets::page_text(frame, rest, "keep.question", frame.words("ide.class.keep.purge_ask"), Ink::alarm);
  widgets::PageRow row(frame, rest);
  const bool no = row.primary("keep.no", Icon::arrow_left, frame.words("ide.class.keep.no")) || frame.input.take(widgets::Key::escape);
  const bool yes = row.button("keep.yes", Icon::bin, frame.words("ide.class.keep.yes"));
  row.end();
  if (no || yes) asks_ = false;
  return yes && purge(frame, desk);
}

bool KeepView::purge(Frame& frame, session::PlanDesk& desk) {
  const Result<portfolio::Purged> purged = portfolio::purge(desk.folder(), desk.plan(), today());
  if (!purged) return tell(frame, tl::unexpected(purged.error())), false;
  said_.clear();
  const auto say = [&](DeskLine::Weight weight, std::string words) { said_.push_back({weight, std::move(words), {}, 0}); };
  for (const portfolio::Held& one : purged->removed)
    say(DeskLine::Weight::fine, frame.words("class.purged", {{"nom", one.kind}, {"fichiers", std::to_string(one.files)}, {"octets", std::to_string(one.bytes)}}));
  for (const std::filesystem::path& left : purged->left) said_.push_back(session::refused(frame.session.messages(), {.message = "portfolio.left", .arguments = {{"nom", left.string()}}}));
  if (!purged->not_ours.empty()) say(DeskLine::Weight::warning, frame.words("class.not_ours", {{"nombre", std::to_string(purged->not_ours.size())}}));
  say(DeskLine::Weight::warning, frame.words("class.purge_copies"));
  frame.announce(said_.front().words);
  read(desk);
  return true;
}

void KeepView::draw_files(Frame& frame, const session::PlanDesk& desk) {
  const std::optional<std::filesystem::path> chosen = files_.draw(frame);
  if (!chosen) return;
  const std::filesystem::path file = *chosen / "lunabloc-donnees.html";
  const Result<void> written = base::write_file(file, report::data_sheet(portfolio::held_in(desk.folder()), last_day(desk), frame.session.messages()));
  tell(frame, written);
  if (written) said_ = {{DeskLine::Weight::fine, frame.words("parents.made_file", {{"nom", file.string()}}), {}, 0}};
}

}  // namespace lunabloc::ide::classroom
