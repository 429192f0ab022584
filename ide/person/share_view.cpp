#include "ide/person/share_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/days.h"
#include "base/file.h"
#include "ide/widgets/gallery_rows.h"
#include "portfolio/shared_file.h"
#include "report/share_pages.h"
#include "session/robot_desk.h"

namespace lunabloc::ide::person {
namespace {

using session::DeskLine;
using session::Session;
using session::ShareDesk;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

// A statement as its block says it.
std::string block_words(const Frame& frame, const std::string& line) {
  const std::vector<report::BlockRow> rows = report::block_rows(line, frame.session.vocabulary(), frame.session.language());
  return rows.empty() ? line : rows.front().words;
}

}  // namespace

std::string ShareView::title_of(const std::string& work) const {
  const auto& works = desk_.room().works;
  // What a group shares and what is due is named by the lesson alone.
  const auto found = std::find_if(works.begin(), works.end(), [&](const ShareDesk::Work& one) { return one.key == work || one.key.starts_with(work + "/"); });
  return found == works.end() ? work : found->title;
}

std::optional<ShareView::Act> ShareView::draw(Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::string& pseudonym, stage::Replay& replay) {
  act_.reset();
  if (folder.empty() || pseudonym.empty()) {
    widgets::page_text(frame, rest, "together.no_class", frame.words("ide.share.no_class"), Ink::soft);
    return std::nullopt;
  }
  if (!std::exchange(read_, true)) {
    desk_.read(frame.session, folder, pseudonym);
    if (work_.empty() && !desk_.room().works.empty()) work_ = desk_.room().works.front().key;
  }
  draw_dates(frame, rest);
  draw_said(frame, rest);
  draw_group(frame, rest, pseudonym);
  draw_gallery(frame, rest, pseudonym);
  draw_showing(frame, rest, pseudonym);
  draw_robots(frame, rest, replay);
  return std::exchange(act_, std::nullopt);
}

void ShareView::draw_dates(Frame& frame, Rect& rest) const {
  if (desk_.room().deadlines.empty()) return;
  widgets::page_heading(frame, rest, "together.dates", frame.words("ide.share.dates"));
  int number = 0;
  for (const portfolio::Deadline& one : desk_.room().deadlines)
    widgets::page_text(frame, rest, "together.date." + std::to_string(number++), frame.words("class.deadline", {{"lecon", title_of(one.lesson)}, {"jour", base::day_words(one.day, frame.session.messages())}}));
}

void ShareView::draw_said(Frame& frame, Rect& rest) {
  widgets::page_heading(frame, rest, "together.said", frame.words("ide.share.said"));
  if (desk_.room().said.empty()) widgets::page_text(frame, rest, "together.said.none", frame.words("ide.share.said.none"), Ink::soft);
  int number = 0;
  for (const portfolio::Return& one : desk_.room().said) {
    const std::string id = "together.said." + std::to_string(number++), work = title_of(one.work);
    if (!one.comment.empty()) widgets::page_text(frame, rest, id, frame.words("ide.share.said.block", {{"travail", work}, {"ligne", block_words(frame, one.line)}, {"mot", one.comment}}));
    else if (portfolio::is_word(one.word)) widgets::page_text(frame, rest, id, frame.words("ide.share.said.word", {{"travail", work}, {"critere", one.criterion}, {"mot", frame.words("class.word." + one.word)}}));
  }
  widgets::PageRow row(frame, rest);
  if (row.primary("together.take", Icon::download, frame.words("ide.share.take"), true, frame.words("ide.share.take_hint"))) act_ = [this](Session& session) { return desk_.take(session); };
  row.end();
}

void ShareView::draw_group(Frame& frame, Rect& rest, const std::string& pseudonym) {
  const ShareDesk::Room& room = desk_.room();
  if (room.group.empty()) return;
  widgets::page_heading(frame, rest, "together.group", frame.words("ide.share.group", {{"nom", room.group}}));
  std::vector<std::string> others = room.shared.pupils;
  std::erase(others, pseudonym);
  const bool shares = !room.shared.work.empty();
  const std::string project = shares ? title_of(room.shared.work) : frame.words("ide.class.group.no_work");
  widgets::page_text(frame, rest, "together.group.with", frame.words("ide.share.group.with", {{"noms", fmt::format("{}", fmt::join(others, ", "))}, {"travail", project}}));
  if (!shares) return;
  widgets::page_text(frame, rest, "together.turn.whose", room.turn.empty() ? frame.words("ide.class.group.turn_nobody") : frame.words("ide.class.group.turn", {{"nom", room.turn}}), Ink::strong);
  widgets::PageRow row(frame, rest);
  if (row.button("together.give", Icon::upload, frame.words("ide.share.give"), true, frame.words("ide.share.give_hint"))) act_ = [this](Session& session) { return desk_.give(session); };
  if (row.button("together.turn", Icon::arrow_right, frame.words("ide.share.turn"), true, frame.words("ide.share.turn_hint"))) act_ = [this](Session& session) { return desk_.pass_turn(session); };
  row.end();
}

void ShareView::draw_gallery(Frame& frame, Rect& rest, const std::string& pseudonym) {
  widgets::page_heading(frame, rest, "together.gallery", frame.words("ide.share.gallery"));
  if (desk_.room().gallery.empty()) widgets::page_text(frame, rest, "together.gallery.none", frame.words("gallery.empty"), Ink::soft);
  for (const portfolio::Project& project : desk_.room().gallery) {
    const std::string id = "together.project." + project.id;
    const bool open = open_ == project.id;
    widgets::project_head(frame, rest, id, project);
    widgets::PageRow row(frame, rest);
    if (row.button(id + ".open", open ? Icon::unfold_less : Icon::eye, frame.words(open ? "ide.share.fold" : "ide.share.open"))) open_ = open ? std::string() : project.id;
    if (row.button(id + ".remix", Icon::pencil, frame.words("ide.share.remix"))) act_ = [this, which = project.id](Session& session) { return desk_.remix(session, which); };
    if (project.by == pseudonym && row.button(id + ".withdraw", Icon::bin, frame.words("ide.share.withdraw"))) act_ = [this, which = project.id](Session& session) { return desk_.withdraw(session, which); };
    row.end();
    if (open) widgets::project_program(frame, rest, id, project);
  }
}

// Which project, under which title and licence; then what others will see, and only then it is shown.
void ShareView::draw_showing(Frame& frame, Rect& rest, const std::string& pseudonym) {
  if (desk_.room().works.empty()) return;
  widgets::page_heading(frame, rest, "together.show.title", frame.words("ide.share.show"));
  widgets::PageRow row(frame, rest);
  if (row.button("together.work", Icon::chevron_down, frame.words("ide.share.work", {{"nom", title_of(work_)}}))) menu_.open("work", row.last());
  row.field("together.title", 260, frame.words("ide.share.title"), title_);
  if (row.button("together.show", Icon::share_variant, frame.words("ide.share.show"), !title_.empty())) will_show_ = true;
  row.end();
  if (!will_show_) return;
  widgets::PageRow licenses(frame, rest);
  for (const std::string_view one : portfolio::kGalleryLicenses)
    if (licenses.choice("together.license." + std::string(one), std::string(one), license_ == one)) license_ = one;
  licenses.end();
  widgets::page_text(frame, rest, "together.license.says", frame.words("ide.share.license." + license_), Ink::soft);
  widgets::page_text(frame, rest, "together.will_see", frame.words("ide.share.will_see", {{"nom", pseudonym}}), Ink::strong);
  widgets::project_program(frame, rest, "together.shown", {.program = desk_.shown_text(work_)});
  widgets::PageRow last(frame, rest);
  const bool go = last.primary("together.show_now", Icon::check, frame.words("ide.share.show_now"), !title_.empty());
  const bool no = last.button("together.show_not", Icon::arrow_left, frame.words("ide.share.show_not"));
  last.end();
  if (go || no) will_show_ = false;
  if (go) act_ = [this, work = work_, title = std::exchange(title_, {}), license = license_](Session& session) { return desk_.show(session, work, title, license); };
}

void ShareView::draw_robots(Frame& frame, Rect& rest, stage::Replay& replay) {
  widgets::page_heading(frame, rest, "together.robots", frame.words("ide.share.robots"));
  widgets::page_text(frame, rest, "together.robots.how", frame.words("ide.share.robots.how"), Ink::soft);
  for (const portfolio::RobotRequest& one : desk_.room().sent) {
    const std::string id = "together.robot." + one.id;
    const widgets::RobotAsked asked = widgets::robot_row(frame, rest, id, one, {"page", Icon::filmstrip, frame.words("ide.share.page")});
    if (asked == widgets::RobotAsked::replay) replay.open({one.title, {}, one.program}, [one](const std::stop_token&) { return session::what_the_kit_did(one); });
    if (asked == widgets::RobotAsked::other) answer_ = one.id, files_.open(frame, files::Kind::folder);
  }
  if (desk_.room().works.empty()) return;
  widgets::PageRow row(frame, rest);
  if (row.button("together.send.work", Icon::chevron_down, frame.words("ide.share.work", {{"nom", title_of(work_)}}))) menu_.open("send", row.last());
  if (row.button("together.send", Icon::usb, frame.words("ide.share.send"))) act_ = [this, work = work_, title = title_of(work_)](Session& session) { return desk_.send_to_kit(session, work, title); };
  row.end();
}

std::optional<DeskLine> ShareView::draw_above(Frame& frame) {
  if (menu_.is_open()) {
    std::vector<widgets::MenuItem> items;
    for (const ShareDesk::Work& one : desk_.room().works) items.push_back({.label = one.title, .current = one.key == work_});
    if (const std::optional<std::size_t> chosen = menu_.draw(frame, "together.menu", frame.words("ide.share.show"), items)) work_ = desk_.room().works[*chosen].key, will_show_ = false;
  }
  const std::optional<std::filesystem::path> chosen = files_.draw(frame);
  return chosen ? std::optional(keep_page(frame, *chosen)) : std::nullopt;
}

// The page with what the kit did, which any browser opens.
DeskLine ShareView::keep_page(Frame& frame, const std::filesystem::path& folder) const {
  const auto refuse = [&](const Error& error) { return session::refused(frame.session.messages(), error); };
  const auto& sent = desk_.room().sent;
  const auto request = std::find_if(sent.begin(), sent.end(), [&](const portfolio::RobotRequest& one) { return one.id == answer_; });
  if (request == sent.end()) return refuse({ErrorKind::failed, "gallery.none", {{"nom", answer_}}, {}, {}});
  const Result<trace::Trace> ran = session::what_the_kit_did(*request);
  if (!ran) return refuse(ran.error());
  const std::string photo = portfolio::read_shared(request->folder, "photo.png", portfolio::kLargestPhoto).value_or("");
  const std::filesystem::path file = folder / ("lunabloc-kit-" + request->id + ".html");
  const Result<void> written = base::write_file(file, report::robot_html(*request, *ran, photo, frame.session.messages()));
  return written ? DeskLine{DeskLine::Weight::fine, frame.words("ide.share.page_kept", {{"nom", file.string()}}), {}, 0} : refuse(written.error());
}

}  // namespace lunabloc::ide::person
