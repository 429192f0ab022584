#include "ide/classroom/words_view.h"

#include <algorithm>
#include <array>

#include "ide/widgets/desk_lines.h"
#include "ide/widgets/page_parts.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "ide/widgets/undo_keys.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr std::array<const char*, 3> kWords = {"pas-encore", "en-bonne-voie", "oui"};

}  // namespace

void WordsView::tell(Frame& frame, const Result<void>& done) {
  said_ = {done ? DeskLine{DeskLine::Weight::fine, frame.words("ide.class.said"), {}, 0} : session::refused(frame.session.messages(), done.error())};
  frame.announce(said_.front().words);
}

void WordsView::follow(Frame& frame, const session::ClassDesk& desk, const std::string& pupil, const lunabloc::lesson::Lesson& lesson) {
  const std::string work = desk.work_of(pupil, lesson);
  std::string program = desk.program_of(pupil, work);
  if (pupil == pupil_ && work == work_ && program == program_) return;
  pupil_ = pupil, work_ = work, program_ = std::move(program);
  rows_ = report::block_rows(program_, frame.session.vocabulary(), frame.session.language());
  row_ = 0;
  words_.clear();
  said_.clear();
}

void WordsView::draw(Frame& frame, Rect& rest, session::ClassDesk& desk, const std::string& pupil, const lunabloc::lesson::Lesson& lesson) {
  follow(frame, desk, pupil, lesson);
  if (!program_.empty() && frame.draw_lua_blocks) {
    const Rect blocks = rest.cut_top(frame.draw_lua_blocks(frame, program_, rest));
    widgets::register_text(frame, {.id = "classroom.program", .role = access::Role::text, .label = program_, .rect = blocks});
    rest.cut_top(frame.metrics.space(3));
  }
  if (!rows_.empty()) draw_block(frame, rest, desk);
  draw_comments(frame, rest, desk);
  draw_criteria(frame, rest, desk, lesson);
  if (desk.can_undo() || desk.can_redo()) {
    widgets::PageRow row(frame, rest);
    if (row.button("classroom.undo", Icon::undo, frame.words("ide.undo"), desk.can_undo())) tell(frame, desk.undo());
    if (row.button("classroom.redo", Icon::redo, frame.words("ide.redo"), desk.can_redo())) tell(frame, desk.redo());
    row.end();
  }
  widgets::desk_lines(frame, "classroom.told", rest, said_);
}

// One block at a time, gone through with two buttons, and a field for what is said of it.
void WordsView::draw_block(Frame& frame, Rect& rest, session::ClassDesk& desk) {
  row_ = std::min(row_, rows_.size() - 1);
  widgets::page_heading(frame, rest, "classroom.block", frame.words("ide.class.comment.to", {{"n", std::to_string(rows_[row_].line)}}));
  const std::string& words = rows_[row_].words;
  const float tall = std::max(frame.metrics.target(32), widgets::text_height(frame, rest.w - frame.du(24), words, FontRole::body_bold) + frame.du(8));
  const Rect card = rest.cut_top(tall);
  widgets::fill(frame, card, frame.theme.accent_soft, frame.metrics.radius_chip());
  widgets::draw_text(frame, card.inset(frame.du(12), frame.du(4)), words, FontRole::body_bold, frame.theme.ink);
  widgets::register_text(frame, {.id = "classroom.block.words", .role = access::Role::status, .label = words, .rect = card});
  rest.cut_top(frame.metrics.space(2));
  widgets::PageRow row(frame, rest);
  if (row.button("classroom.block.before", Icon::chevron_up, frame.words("ide.class.comment.before"), row_ > 0)) --row_;
  if (row.button("classroom.block.after", Icon::chevron_down, frame.words("ide.class.comment.after"), row_ + 1 < rows_.size())) ++row_;
  row.end();
  widgets::PageRow says(frame, rest);
  const widgets::FieldResult field = says.field("classroom.comment", 320, frame.words("ide.class.comment.words"), words_);
  const bool put = says.button("classroom.comment.put", Icon::comment_text, frame.words("ide.class.comment.put"), !words_.empty());
  says.end();
  if ((!put && !field.submitted) || words_.empty()) return;
  const Result<void> done = desk.comment(pupil_, work_, rows_[row_].line, words_);
  if (done) words_.clear();
  tell(frame, done);
}

void WordsView::draw_comments(Frame& frame, Rect& rest, const session::ClassDesk& desk) const {
  int number = 0;
  for (const portfolio::Return& one : desk.comments(pupil_, work_)) {
    const std::optional<std::size_t> line = portfolio::line_now(one, program_);
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const report::BlockRow& block) { return line == block.line; });
    widgets::page_text(frame, rest, "classroom.comment." + std::to_string(number++),
                       frame.words(line ? "ide.class.comment.here" : "ide.class.comment.gone", {{"ligne", row == rows_.end() ? one.line : row->words}, {"mot", one.comment}}));
  }
}

void WordsView::draw_criteria(Frame& frame, Rect& rest, session::ClassDesk& desk, const lunabloc::lesson::Lesson& lesson) {
  for (const lunabloc::lesson::Check& check : lesson.checks) {
    const DataValue* const criteria = check.type == "production" ? check.data.find("criteres") : nullptr;
    if (criteria == nullptr) continue;
    for (const DataValue& criterion : criteria->list()) {
      const std::string name = criterion.text_at("id"), id = "classroom.criterion." + check.id + "." + name;
      const portfolio::Assessment both = desk.assessment(pupil_, lesson.id, check.id, name);
      widgets::page_text(frame, rest, id, criterion.text_at("texte"), widgets::Ink::strong);
      const std::string own = both.own_word.empty() ? frame.words("ide.class.criterion.nothing") : frame.words("class.word." + both.own_word);
      widgets::page_text(frame, rest, id + ".pupil", frame.words("ide.class.criterion.pupil", {{"mot", own}}), widgets::Ink::soft);
      widgets::PageRow row(frame, rest);
      for (const char* const word : kWords)
        if (row.choice(id + "." + word, frame.words(std::string("class.word.") + word), both.teacher_word == word) && both.teacher_word != word) tell(frame, desk.judge(pupil_, lesson.id, name, word));
      row.end();
    }
  }
}

void WordsView::take_undo(Frame& frame, session::ClassDesk& desk) {
  const widgets::Past asked = widgets::past_asked(frame.input, desk.can_undo(), desk.can_redo());
  if (asked == widgets::Past::undo) tell(frame, desk.undo());
  if (asked == widgets::Past::redo) tell(frame, desk.redo());
}

}  // namespace lunabloc::ide::classroom
