#include "ide/classroom/exam_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "ide/widgets/desk_lines.h"
#include "report/exam_page.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

void toggle(std::vector<std::string>& all, const std::string& one) {
  if (std::erase(all, one) == 0) all.push_back(one);
}

bool holds(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

}  // namespace

void ExamView::tell(Frame& frame, const Error& error) {
  said_ = {session::refused(frame.session.messages(), error)};
  frame.announce(said_.front().words);
}

void ExamView::follow(Frame& frame, const std::filesystem::path& folder) {
  if (desk_.folder() != folder) {
    desk_.read(folder);
    shown_.clear(), tickets_.clear(), copies_.clear(), said_.clear();
  }
  if (writing_.busy()) frame.animating = frame.shared.works = true;
  if (const std::optional<DeskLine> done = writing_.take()) {
    said_ = {*done};
    frame.announce(done->words);
  }
}

void ExamView::draw(Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::vector<std::string>& pupils) {
  if (folder.empty()) return widgets::page_text(frame, rest, "exams.no_folder", frame.words("ide.class.need_folder"), Ink::soft);
  follow(frame, folder);
  widgets::page_text(frame, rest, "exams.how", frame.words("ide.class.exams.how"), Ink::soft);
  widgets::desk_lines(frame, "exams.line", rest, said_);
  draw_papers(frame, rest, pupils);
  draw_form(frame, rest, pupils);
}

void ExamView::draw_papers(Frame& frame, Rect& rest, const std::vector<std::string>& pupils) {
  for (const session::PaperDesk::Paper& one : desk_.papers()) {
    const std::string id = "exams.paper." + one.paper.id;
    widgets::page_text(frame, rest, id, one.paper.id, Ink::strong);
    widgets::page_text(frame, rest, id + ".about", frame.words("ide.class.exams.about", {{"lecons", fmt::format("{}", fmt::join(one.paper.lessons, ", "))}, {"n", std::to_string(one.paper.minutes)}, {"copies", std::to_string(one.copies)}}), Ink::soft);
    widgets::PageRow row(frame, rest);
    if (row.button(id + ".tickets", Icon::cards_outline, frame.words("ide.class.exams.tickets"), !pupils.empty())) {
      shown_ = one.paper.id, copies_.clear(), tickets_.clear();
      if (auto tickets = desk_.tickets(one.paper.id, pupils)) tickets_ = std::move(*tickets);
      else tell(frame, tickets.error());
    }
    if (row.button(id + ".copies", Icon::eye, frame.words("ide.class.exams.copies"), one.copies > 0)) {
      shown_ = one.paper.id, copies_.clear(), tickets_.clear();
      if (auto copies = desk_.copies(one.paper.id)) copies_ = std::move(*copies);
      else tell(frame, copies.error());
    }
    row.end();
    if (shown_ != one.paper.id) continue;
    for (const auto& [ticket, pupil] : tickets_) widgets::page_text(frame, rest, id + ".ticket." + pupil, ticket + "   " + pupil);
    int number = 0;
    for (const portfolio::ExamCopy& copy : copies_) {
      const std::string late = copy.minutes_late > 0 ? ", " + frame.words("exam.late", {{"n", std::to_string(copy.minutes_late)}}) : std::string();
      widgets::page_text(frame, rest, id + ".copy." + std::to_string(number++), copy.pseudonym + " : " + frame.words(report::state_id(copy.state)) + late);
    }
    if (copies_.empty()) continue;
    widgets::PageRow pages(frame, rest);
    if (pages.button(id + ".pages", Icon::filmstrip, frame.words("ide.class.exams.pages"), !writing_.busy())) files_.open(frame, files::Kind::folder);
    pages.end();
  }
}

void ExamView::draw_form(Frame& frame, Rect& rest, const std::vector<std::string>& pupils) {
  widgets::page_heading(frame, rest, "exams.new", frame.words("ide.class.exams.new"));
  widgets::PageRow what(frame, rest);
  what.field("exams.name", 220, frame.words("ide.class.exams.name"), name_);
  what.field("exams.minutes", 120, frame.words("ide.class.exams.minutes"), minutes_);
  if (what.button("exams.lesson", Icon::chevron_down, frame.words("ide.class.exams.lesson"))) menu_.open("lesson", what.last());
  what.end();
  if (!lessons_.empty()) {
    widgets::PageRow chosen(frame, rest);
    for (const std::string& one : std::vector(lessons_))
      if (chosen.choice("exams.lesson." + one, one, true)) toggle(lessons_, one);
    chosen.end();
  }
  if (!pupils.empty()) {
    widgets::page_text(frame, rest, "exams.more", frame.words("ide.class.exams.more"), Ink::soft);
    widgets::PageRow more(frame, rest);
    for (const std::string& pupil : pupils)
      if (more.choice("exams.more." + pupil, pupil, holds(more_, pupil))) toggle(more_, pupil);
    more.end();
  }
  widgets::PageRow last(frame, rest);
  const bool open = last.primary("exams.open", Icon::check, frame.words("ide.class.exams.open"), !name_.empty() && !minutes_.empty() && !lessons_.empty());
  last.end();
  if (!open) return;
  if (const Result<void> opened = desk_.open(name_, lessons_, minutes_, more_); !opened) return tell(frame, opened.error());
  said_ = {{DeskLine::Weight::fine, frame.words("exam.opened", {{"nom", name_}, {"n", minutes_}}), {}, 0}};
  frame.announce(said_.front().words);
  name_.clear(), minutes_.clear(), lessons_.clear(), more_.clear();
}

// One page a copy, beside the window: its films are run.
void ExamView::keep_pages(const Frame& frame, const std::filesystem::path& folder) {
  const auto paper = std::find_if(desk_.papers().begin(), desk_.papers().end(), [&](const session::PaperDesk::Paper& one) { return one.paper.id == shown_; });
  if (paper == desk_.papers().end()) return;
  writing_.start([paper = paper->paper, copies = copies_, folder, lessons = frame.session.lessons(), vocabulary = frame.session.vocabulary(), messages = frame.session.messages(),
                  runner = locations_.programs / "lunabloc-runner"](const std::stop_token& stop) -> DeskLine {
    for (const portfolio::ExamCopy& copy : copies) {
      if (copy.events.empty() || stop.stop_requested()) continue;
      const Result<void> written = base::write_file(folder / (copy.file.stem().string() + ".html"), report::exam_html(paper, copy, {lessons, vocabulary, messages, runner}));
      if (!written) return session::refused(messages, written.error());
    }
    return {DeskLine::Weight::fine, messages.text("exam.pages", {{"nom", folder.string()}}), {}, 0};
  });
}

void ExamView::draw_above(Frame& frame) {
  std::vector<widgets::MenuItem> items;
  if (menu_.is_open())
    for (const lunabloc::lesson::Lesson& one : frame.session.lessons()) items.push_back({.label = one.id + " " + one.title, .current = holds(lessons_, one.id)});
  if (const std::optional<std::size_t> chosen = menu_.draw(frame, "exams.menu", frame.words("ide.class.exams.lesson"), items)) toggle(lessons_, frame.session.lessons()[*chosen].id);
  if (const std::optional<std::filesystem::path> folder = files_.draw(frame)) keep_pages(frame, *folder);
}

}  // namespace lunabloc::ide::classroom
