#include "ide/help/view.h"

#include <algorithm>

#include "base/advice_words.h"
#include "ide/widgets/clock.h"
#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "program/gesture.h"
#include "program/reference.h"
#include "vm/example_request.h"

namespace lunabloc::ide::help {
namespace {

using program::BlockEntry;
using session::RunPhase;
using theme::FontRole;
using theme::Icon;
using widgets::clock_of;
using widgets::Frame;

constexpr float kHead = 40, kGap = 12, kTwoColumns = 560, kCodeMargin = 8, kEnd = 1.0e6F;  // du
constexpr float kTallestPicture = 220;  // du
constexpr double kSpeed = 3;   // statements a second: an example is short, and looked at closely

std::string without_end(std::string lua) {
  while (lua.ends_with('\n')) lua.pop_back();
  return lua;
}

float longest_line(const Frame& frame, const std::string& lua) {
  float longest = 0;
  for (std::size_t at = 0; at <= lua.size();) {
    const std::size_t end = std::min(lua.find('\n', at), lua.size());
    longest = std::max(longest, frame.fonts.width(FontRole::code, lua.substr(at, end - at)));
    at = end + 1;
  }
  return longest;
}

bool works(RunPhase phase) { return phase == RunPhase::running || phase == RunPhase::waiting_for_answer; }

}  // namespace

void View::open(Frame& frame, const BlockEntry& entry) {
  const bool fresh = block_.empty();
  block_ = entry.id;
  read(frame, entry);
  show_.stop();
  show_ = session::RunShow();
  stage_ = stage::RunStage();
  if (fresh) {
    shown_before_ = frame.focus().visible();
    frame.focus().remember();
  }
  frame.focus().set("help.try", access::Zone::overlay);
  if (!shown_before_) frame.focus().hide();
  const auto help = entry.help.find(frame.session.language());
  frame.announce(title_ + ". " + (help == entry.help.end() ? std::string() : help->second));
}

void View::close(Frame& frame) {
  block_.clear();
  show_.stop();
  show_ = session::RunShow();
  frame.focus().give_back_as_seen();
}

void View::read(const Frame& frame, const BlockEntry& entry) {
  read_in_ = frame.session.language();
  title_ = program::readable_label(entry, read_in_);
  article_ = widgets::parse_markdown(program::article(frame.session.vocabulary(), entry, frame.session.messages()), frame.french());
}

void View::follow_run(Frame& frame) {
  const RunPhase before = show_.phase();
  show_.tick(clock_of(frame), [](std::size_t) { return SIZE_MAX; });
  if (show_.phase() == before || show_.phase() != RunPhase::finished) return;
  std::string words = frame.words("ide.help.done");
  for (const std::string& line : show_.playback().console().copied()) words += " " + line;
  frame.announce(words);
}

void View::draw(Frame& frame) {
  if (const std::optional<std::string> asked = std::exchange(frame.shared.asked_help, std::nullopt))
    if (const BlockEntry* entry = frame.session.vocabulary().find(*asked)) open(frame, *entry);
  const BlockEntry* entry = block_.empty() ? nullptr : frame.session.vocabulary().find(block_);
  frame.shared.help_open = entry != nullptr;
  if (entry == nullptr) return;
  if (read_in_ != frame.session.language()) read(frame, *entry);
  follow_run(frame);
  const widgets::Panel panel = widgets::begin_overlay(frame, "help", frame.area.inset(frame.du(10)));
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, kEnd}.inset(frame.metrics.text_margin(), frame.du(8));
  Rect head = rest.cut_top(std::max(frame.du(kHead), frame.metrics.target(32)));
  const bool closed = widgets::close_button(frame, "help", head);
  const theme::CategoryColors& colors = frame.theme.category(entry->category);
  Rect sign = head.cut_left(frame.du(34));
  sign = {sign.x, sign.center().y - frame.du(12), frame.du(28), frame.du(24)};
  widgets::fill(frame, sign, colors.fill, frame.metrics.radius_block());
  widgets::outline(frame, sign, colors.edge, frame.metrics.radius_block());
  widgets::icon_in(frame, sign, FontRole::icon16, colors.icon, Icon::help_circle_outline);
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, widgets::shortened(frame, FontRole::h2, title_, head.w));
  widgets::register_text(frame, {.id = "help.title", .role = access::Role::heading, .label = title_, .rect = head});
  rest.cut_top(frame.du(4));
  rest.cut_top(widgets::draw_markdown(frame, "help.text", article_, rest) + frame.du(kGap));
  const Rect label = rest.cut_top(frame.fonts.line(FontRole::small_bold));
  widgets::text_in(frame, label, FontRole::small_bold, frame.theme.ink2, frame.words("ide.help.lua"));
  rest.cut_top(draw_lua(frame, "help.lua", entry->initial_lua(), rest) + frame.du(kGap));
  if (!entry->example.lua.empty()) rest.cut_top(draw_example(frame, *entry, rest));
  widgets::end_overlay(frame, panel, rest.y + frame.du(kGap));
  const bool works_now = works(show_.phase());
  frame.shared.works = frame.shared.works || works_now;
  frame.animating = frame.animating || works_now;
  if (closed || frame.input.take(widgets::Key::escape)) close(frame);
}

float View::draw_lua(Frame& frame, const std::string& id, const std::string& lua, Rect area) const {
  const std::string shown = without_end(lua);
  const float line = frame.metrics.line(22), margin = frame.du(6);
  const auto lines = static_cast<float>(1 + std::count(shown.begin(), shown.end(), '\n'));
  const Rect box = area.cut_top(lines * line + 2 * margin);
  widgets::fill(frame, box, frame.theme.sunken, frame.metrics.radius_chip());
  Rect rest = box.inset(frame.du(kCodeMargin), margin);
  for (std::size_t at = 0; at <= shown.size();) {
    const std::size_t end = std::min(shown.find('\n', at), shown.size());
    const Rect row = rest.cut_top(line);
    widgets::text_in(frame, row, FontRole::code, frame.theme.ink, widgets::shortened(frame, FontRole::code, shown.substr(at, end - at), row.w));
    at = end + 1;
  }
  if (!shown.empty()) widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = shown, .rect = box});
  return box.h;
}

// The program at the left, what it does at the right; one below the other where a line would be cut.
float View::draw_example(Frame& frame, const BlockEntry& entry, Rect area) {
  const float top = area.y, gap = frame.du(kGap);
  const Rect head = area.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(4));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, frame.words("ide.help.example"));
  area.cut_top(draw_buttons(frame, entry, area) + frame.du(4));
  area.cut_top(widgets::draw_markdown(frame, "help.promise", widgets::parse_markdown(frame.words("ide.help.try.hint"), frame.french()), area) + gap);
  const float columns = (area.w - gap) / 2;
  const bool beside = area.w >= frame.du(kTwoColumns) && longest_line(frame, entry.example.lua) + 2 * frame.du(kCodeMargin) <= columns;
  Rect left = area;
  Rect right = beside ? left.cut_right(columns) : area;
  if (beside) left.cut_right(gap);
  left.cut_top(frame.draw_lua_blocks(frame, without_end(entry.example.lua), left) + frame.du(8));
  left.cut_top(draw_lua(frame, "help.example", entry.example.lua, left));
  if (!beside) right = {area.x, left.y + gap, area.w, kEnd};
  right.cut_top(stage_.draw(frame, show_.playback(), {.id = "help", .tallest = frame.du(kTallestPicture)}, right));
  return std::max(left.y, right.y) - top;
}

float View::draw_buttons(Frame& frame, const BlockEntry& entry, Rect area) {
  const float top = area.y, height = frame.metrics.button_height(), gap = frame.du(8);
  const RunPhase phase = show_.phase();
  const bool at_work = works(phase);
  const widgets::ButtonFace run{.icon = at_work ? Icon::stop : (phase == RunPhase::finished ? Icon::replay : Icon::play),
                                .label = frame.words(at_work ? "ide.help.stop" : (phase == RunPhase::finished ? "ide.help.again" : "ide.help.try"))};
  const widgets::ButtonFace copy{.icon = Icon::content_paste, .label = frame.words("ide.help.copy")};
  const float run_width = std::min(area.w, widgets::button_width(frame, run)), copy_width = std::min(area.w, widgets::button_width(frame, copy));
  Rect row = area.cut_top(height);
  if (widgets::primary_button(frame, "help.try", row.cut_left(run_width), run)) {
    if (at_work) show_.stop();
    else start(frame, entry);
  }
  if (row.w < gap + copy_width) {
    area.cut_top(gap);
    row = area.cut_top(height);
  } else {
    row.cut_left(gap);
  }
  if (widgets::secondary_button(frame, "help.copy", row.cut_left(copy_width), copy)) put_in_program(frame, entry);
  return area.y - top;
}

void View::start(Frame& frame, const BlockEntry& entry) {
  show_.set_speed(kSpeed, clock_of(frame));
  const Result<void> started = show_.start(runner_, vm::request_for_example(entry), entry.example.lua, clock_of(frame));
  if (!started) frame.toast(frame.session.messages().describe(started.error()));
}

// At the end of the program, in one change.
void View::put_in_program(Frame& frame, const BlockEntry& entry) {
  const program::Projection& projection = frame.session.projection();
  const program::StatementPlace end{NodeId::none, {}, projection.blocks.size()};
  const Result<program::TextEdits> edits = program::insert_statements(frame.session.tree(), projection, end, without_end(entry.example.lua));
  if (!edits) {
    const Advice advice = frame.session.messages().advice(edits.error().message, edits.error().arguments);
    frame.toast(advice.seen);
    frame.announce(base::in_one_line(advice));
    return;
  }
  frame.commands.push_edits("edit.insert", *edits);
  frame.toast(frame.words("ide.help.copied"), true);
  frame.announce(frame.words("ide.help.copied"));
  close(frame);
}

}  // namespace lunabloc::ide::help
