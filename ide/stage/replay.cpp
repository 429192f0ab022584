#include "ide/stage/replay.h"

#include <algorithm>
#include <utility>

#include "base/advice_words.h"
#include "ide/widgets/clock.h"
#include "ide/widgets/components.h"
#include "ide/widgets/page_parts.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "session/run_show.h"

namespace lunabloc::ide::stage {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::clock_of;
using widgets::Frame;
using widgets::Key;

constexpr float kProgram = 0.36F;       // of the width
constexpr float kPicture = 0.62F;       // of the height
constexpr std::size_t kMostLines = 12;  // of what was said

}  // namespace

void Replay::open(Case shown, Job run) {
  case_ = std::move(shown);
  open_ = true;
  trace_.reset();
  fault_.clear();
  playback_ = session::Playback();
  running_.start(std::move(run));
}

void Replay::close(Frame& frame) {
  open_ = false;
  running_.forget();
  frame.focus().clear();
}

void Replay::follow(Frame& frame) {
  if (running_.busy()) frame.animating = frame.shared.works = true;
  if (std::optional<Result<trace::Trace>> ran = running_.take()) {
    if (*ran) {
      trace_ = std::move(**ran);
      playback_ = session::Playback(trace_->request().world, session::pace_of(trace_->request().world));
      playback_.follow(*trace_, clock_of(frame));
      playback_.set_playing(!frame.reduced_motion, clock_of(frame));
    } else {
      fault_ = base::in_one_line(frame.session.messages(), ran->error());
      frame.announce(fault_);
    }
  }
  const bool was_playing = playback_.playing();
  playback_.advance(clock_of(frame));
  if (playback_.at_end()) playback_.set_playing(false, clock_of(frame));
  if (was_playing) frame.animating = true;
}

void Replay::draw(Frame& frame) {
  follow(frame);
  take_keys(frame);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "replay", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  Rect rest = panel.area.inset(frame.metrics.space(4), frame.metrics.space(3));
  const float tall = rest.h;
  rest.h = 100'000;
  draw_head(frame, rest);
  if (!trace_) {
    widgets::page_text(frame, rest, "replayed.state", fault_.empty() ? frame.words("ide.time.running") : fault_, widgets::Ink::strong);
    return widgets::end_panel(frame, panel, rest.y);
  }
  draw_time(frame, rest);
  Rect program = rest.cut_left(std::round(rest.w * kProgram));
  rest.cut_left(frame.metrics.space(4));
  if (!case_.program.empty() && frame.draw_lua_blocks) {
    const Rect blocks = program.cut_top(frame.draw_lua_blocks(frame, case_.program, program));
    widgets::register_text(frame, {.id = "replayed.program", .role = access::Role::text, .label = case_.program, .rect = blocks});
  }
  rest.cut_top(stage_.draw(frame, playback_, {.id = "replayed", .tallest = tall * kPicture, .most_lines = kMostLines, .read = FontRole::h1, .heads = FontRole::h2}, rest));
  widgets::end_panel(frame, panel, std::max(program.y, rest.y) + frame.metrics.space(4));
}

void Replay::draw_head(Frame& frame, Rect& rest) {
  Rect row = rest.cut_top(std::max(frame.metrics.button_height(), frame.fonts.line(FontRole::h1)));
  const widgets::ButtonFace back{.icon = Icon::arrow_left, .label = frame.words("ide.replay.back")};
  if (widgets::secondary_button(frame, "replayed.back", row.cut_right(widgets::button_width(frame, back)), back)) close(frame);
  widgets::text_in(frame, row, FontRole::h1, frame.theme.ink, widgets::shortened(frame, FontRole::h1, case_.title, row.w - frame.du(8)));
  widgets::register_text(frame, {.id = "replayed.title", .role = access::Role::heading, .label = case_.title, .rect = row});
  rest.cut_top(frame.metrics.space(1));
  if (!case_.words.empty()) widgets::page_text(frame, rest, "replayed.words", case_.words, widgets::Ink::strong);
}

void Replay::draw_time(Frame& frame, Rect& rest) {
  const std::chrono::microseconds now = clock_of(frame);
  const bool playing = playback_.playing();
  widgets::PageRow row(frame, rest);
  if (row.primary("replayed.play", playing ? Icon::pause : Icon::play, frame.words(playing ? "ide.time.pause" : "ide.time.resume"))) playback_.set_playing(!playing, now);
  if (row.button("replayed.start", Icon::replay, frame.words("ide.time.start"), playback_.shown() > 0)) playback_.show(0);
  if (row.button("replayed.before", Icon::chevron_left, frame.words("ide.time.back"), playback_.shown() > 0)) playback_.show(playback_.shown() - 1);
  if (row.button("replayed.after", Icon::chevron_right, frame.words("ide.time.forward"), !playback_.at_end())) playback_.show(playback_.shown() + 1);
  if (row.button("replayed.end", Icon::flag_variant, frame.words("ide.time.end"), !playback_.at_end())) playback_.show(playback_.step_count());
  row.end();
  widgets::page_text(frame, rest, "replayed.moment", frame.words("ide.time.step", {{"n", std::to_string(playback_.shown())}}) + " " + frame.words("ide.time.of", {{"total", std::to_string(playback_.step_count())}}), widgets::Ink::soft);
}

void Replay::take_keys(Frame& frame) {
  if (frame.input.take(Key::escape)) return close(frame);
  if (!trace_) return;
  if (frame.input.take(Key::left)) playback_.show(playback_.shown() - std::min<std::size_t>(playback_.shown(), 1));
  if (frame.input.take(Key::right)) playback_.show(playback_.shown() + 1);
}

}  // namespace lunabloc::ide::stage
