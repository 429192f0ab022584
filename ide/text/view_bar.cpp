// What the bar asks for: matches, the line to go to, the condition of a breakpoint.
#include <algorithm>
#include <charconv>

#include "base/advice_words.h"
#include "ide/text/lines.h"
#include "ide/text/view.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "session/breakpoints.h"

namespace lunabloc::ide::text {
namespace {

using widgets::Frame;
using widgets::Key;
using widgets::kCtrl;

}  // namespace

// Keys that open the bar, and those that go from match to match; also while the bar has the keyboard.
bool View::handle_bar_keys(Frame& frame) {
  widgets::Input& input = frame.input;
  const std::string chosen = selection_.empty() ? std::string() : text_.substr(selection_.start(), selection_.end() - selection_.start());
  const std::string words = chosen.find('\n') == std::string::npos ? chosen : std::string();
  if (input.take_letter('f', kCtrl)) open_bar(frame, Bar::Kind::find, in_use_ ? words : std::string());
  else if (input.take_letter('h', kCtrl)) open_bar(frame, Bar::Kind::replace, in_use_ ? words : std::string());
  else if (input.take_letter('g', kCtrl)) open_bar(frame, Bar::Kind::line, {});
  else if (input.take_letter('p', widgets::kCtrlShift)) open_condition(frame, selection_.caret);
  else if (input.take(Key::f3)) go_to_match(frame, Bar::Act::next);
  else if (input.take(Key::f3, widgets::kShift)) go_to_match(frame, Bar::Act::previous);
  else return false;
  return true;
}

void View::open_bar(Frame& frame, Bar::Kind kind, const std::string& words) {
  completions_.reset();
  signature_.reset();
  bar_.open(frame, kind, words);
  found_for_ = {};
}

void View::open_condition(Frame& frame, std::size_t offset) {
  const std::optional<std::size_t> statement = statement_of_line(frame, lines_.line_of(std::min(offset, text_.size())));
  if (!statement) {
    const Advice advice = frame.session.messages().advice("breakpoint.never_runs", {});
    frame.toast(base::in_one_line(advice));
    frame.announce(advice.seen);
    return;
  }
  std::string words;
  for (const session::ShownBreakpoint& breakpoint : frame.session.breakpoints())
    if (breakpoint.offset == *statement) words = breakpoint.condition;
  condition_at_ = *statement;
  open_bar(frame, Bar::Kind::condition, words);
}

const std::vector<TextRange>& View::matches() {
  if (!bar_.finds() && bar_.query().empty()) matches_.clear();
  const Found wanted{revision_, bar_.query(), bar_.options()};
  if (!(found_for_ == wanted)) {
    matches_ = matches_of(text_, bar_.query(), bar_.options());
    found_for_ = wanted;
  }
  return matches_;
}

std::size_t View::current_match() {
  for (std::size_t index = 0; index < matches().size(); ++index)
    if (matches_[index].start == selection_.start() && matches_[index].end == selection_.end()) return index + 1;
  return 0;
}

void View::select_range(TextRange range) {
  selection_ = {range.end, range.start};
  others_.clear();
  column_.reset();
  reveal_ = true;
}

void View::go_to_match(Frame& frame, Bar::Act act) {
  const bool back = act == Bar::Act::previous;
  // While the query is typed, what is selected may still be the match.
  const std::size_t from = act == Bar::Act::look ? selection_.start() : selection_.end();
  const std::optional<std::size_t> found = back ? match_before(matches(), selection_.start()) : match_from(matches(), from);
  if (!found) {
    if (act != Bar::Act::look) frame.announce(frame.words("text.find.none"));
    return;
  }
  select_range(matches_[*found]);
  frame.announce(frame.words("text.find.of", {{"n", std::to_string(*found + 1)}, {"total", std::to_string(matches_.size())}}) + ". " + spoken_line(frame));
}

void View::replace_match(Frame& frame) {
  if (current_match() == 0) return go_to_match(frame, Bar::Act::next);
  const TextRange range{selection_.start(), selection_.end()};
  push_named(frame, "edit.replace", replaced(selection_, bar_.with()));
  selection_ = {range.start + bar_.with().size(), range.start + bar_.with().size()};
  goes_on_ = true;
}

void View::replace_matches(Frame& frame) {
  const std::size_t count = matches().size();
  if (count == 0) return;
  const program::TextEdits edits = replacements(matches_, bar_.with());
  push_named(frame, "edit.replace", {edits, {carried(selection_.caret, edits), carried(selection_.caret, edits)}, std::nullopt});
  const std::string words = frame.words("text.replace.done", {{"n", std::to_string(count)}});
  frame.toast(words, true);
  frame.announce(words);
}

void View::go_to_line(Frame& frame) {
  std::size_t number = 0;
  const std::string& words = bar_.words();
  if (std::from_chars(words.data(), words.data() + words.size(), number).ec != std::errc() || number == 0) return;
  const std::size_t start = start_of_line_number(text_, number);
  bar_.close(frame);
  move_caret(frame, moved(text_, start, Motion::line_start), false);
}

std::string View::condition_remark(const Frame& frame) const {
  if (bar_.words().empty()) return {};
  const Result<void> checked = session::check_condition(frame.session.tree(), condition_at_, bar_.words());
  if (checked) return {};
  return base::in_one_line(frame.session.messages(), checked.error());
}

void View::draw_bar(Frame& frame, const Rect& place) {
  Bar::Facts facts{.line = lines_.line_of(std::min(condition_at_, text_.size())), .lines = lines_.line_count()};
  if (bar_.finds()) facts.matches = matches().size(), facts.current = current_match();
  if (bar_.kind() == Bar::Kind::condition) facts.remark = condition_remark(frame);
  // After a match was replaced and the text is the new one: the next match.
  if (goes_on_ && !awaiting_) {
    goes_on_ = false;
    go_to_match(frame, Bar::Act::look);
  }
  switch (const Bar::Act act = bar_.draw(frame, place, facts); act) {
    case Bar::Act::nothing: break;
    case Bar::Act::look:
    case Bar::Act::next:
    case Bar::Act::previous: go_to_match(frame, act); break;
    case Bar::Act::replace_one: replace_match(frame); break;
    case Bar::Act::replace_all: replace_matches(frame); break;
    case Bar::Act::go: go_to_line(frame); break;
    case Bar::Act::set_condition:
      if (!facts.remark.empty()) break;
      frame.commands.push("breakpoint.condition", {std::to_string(condition_at_), bar_.words()});
      bar_.close(frame);
      break;
    case Bar::Act::closed: bar_.close(frame); break;
  }
}

// Behind the letters; the one that is selected has the colour of the selection besides.
void View::draw_matches(Frame& frame, const Grid& grid, std::uint32_t line) {
  if (!bar_.finds()) return;
  const TextRange bytes = bytes_of(line);
  const ImFont& font = *frame.fonts[theme::FontRole::code];
  const std::vector<TextRange>& all = matches();
  for (auto match = std::partition_point(all.begin(), all.end(), [&](const TextRange& range) { return range.end <= bytes.start; });
       match != all.end() && match->start < bytes.end; ++match) {
    const float left = x_of(grid, font, line, std::max(match->start, bytes.start)), right = x_of(grid, font, line, std::min(match->end, bytes.end));
    const Rect place = Rect{left, y_of(grid, line), right - left, grid.line}.inset(0, frame.du(2));
    widgets::fill(frame, place, frame.theme.current_line, frame.du(3));
    widgets::outline(frame, place, frame.theme.line_strong, frame.du(3));
  }
}

}  // namespace lunabloc::ide::text
