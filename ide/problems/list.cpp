#include "ide/problems/list.h"

#include <algorithm>
#include <array>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::problems {
namespace {

using session::Problem;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

constexpr double kRest = 0.6;  // seconds without a change: nobody is told of a word that is half written

struct KindLook {
  Icon icon;
  const char* words;
};
// In the order of Problem::Kind.
constexpr std::array kLooks = {KindLook{Icon::code_tags, "problem.kind.grammar"}, KindLook{Icon::help_circle_outline, "problem.kind.unknown_name"},
                               KindLook{Icon::puzzle, "problem.kind.empty_slot"}, KindLook{Icon::lock, "problem.kind.lesson"},
                               KindLook{Icon::octagon, "problem.kind.run"}};

const KindLook& look_of(const Problem& problem) { return kLooks[static_cast<std::size_t>(problem.kind)]; }

std::string id_of(std::size_t index) { return "problems." + std::to_string(index + 1); }

}  // namespace

List::Source List::source_of(const session::Session& session) {
  const std::optional<session::Notice>& notice = session.notice();
  return {session.revision(), session.works_opened(), session.step() != nullptr ? session.lesson()->id + "/" + session.step()->id : std::string(),
          session.language(), notice && notice->about_run ? notice : std::nullopt};
}

void List::follow(Frame& frame) {
  Source now = source_of(frame.session);
  if (source_ && now == *source_) return;
  const bool typed = source_ && now.works == source_->works && now.revision != source_->revision;
  if (!(now == waiting_)) {
    waiting_ = now;
    since_ = frame.now;
  }
  // An opened work, a run that stops, another language: nobody is writing.
  if (typed && frame.now - since_ < kRest) {
    frame.animating = true;
    return;
  }
  const bool first = !source_ || now.works != source_->works;
  source_ = std::move(now);
  const std::size_t before = found_.size();
  find(frame);
  if (!first && found_.size() != before)
    frame.announce(found_.empty() ? frame.words("problem.none_left") : frame.words(found_.size() == 1 ? "problem.one" : "problem.some", {{"n", std::to_string(found_.size())}}));
}

void List::find(Frame& frame) {
  if (!known_) known_ = vm::known_names(frame.session.vocabulary());
  found_ = session::problems_of(frame.session, *known_);
}

void List::focus_first(Frame& frame) const {
  if (!found_.empty()) frame.focus().set(id_of(0), access::Zone::stage);
}

float List::row_height(const Frame& frame, const Problem& problem, float width) const {
  const float inside = width - frame.du(34);
  return widgets::text_height(frame, inside, problem.advice.seen, FontRole::small) + widgets::text_height(frame, inside, problem.advice.try_this, FontRole::small) +
         frame.du(12);
}

void List::draw(Frame& frame, const Rect& rect) {
  if (found_.empty()) {
    const std::string words = frame.words("problem.none");
    Rect row = rect;
    row.h = std::max(frame.du(30), widgets::text_height(frame, rect.w - frame.du(30), words, FontRole::small));
    widgets::register_text(frame, {.id = "problems.none", .role = access::Role::text, .label = words, .rect = row});
    const Rect sign = row.cut_left(frame.du(24));
    widgets::check_disc(frame, {sign.x + frame.du(9), row.y + frame.fonts.line(FontRole::small) / 2}, frame.du(8), frame.theme.ok, frame.theme.on_accent);
    row.cut_left(frame.du(4));
    widgets::draw_text(frame, row, words, FontRole::small, frame.theme.ink2);
    return;
  }
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "problems", .zone = access::Zone::stage, .rect = rect,
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  const float width = panel.area.w - frame.du(16);
  float y = panel.area.y;
  for (std::size_t index = 0; index < found_.size(); ++index) {
    const float height = row_height(frame, found_[index], width);
    draw_row(frame, index, {panel.area.x + frame.du(3), y, width - frame.du(3), height});
    y += height + frame.du(4);
  }
  for (std::size_t index = 0; index < found_.size(); ++index) {
    if (!frame.focused(id_of(index))) continue;
    if (frame.input.take(Key::down)) frame.focus().set(id_of(std::min(index + 1, found_.size() - 1)), access::Zone::stage);
    else if (frame.input.take(Key::up)) frame.focus().set(id_of(index == 0 ? 0 : index - 1), access::Zone::stage);
    break;
  }
  widgets::end_panel(frame, panel, y + frame.du(4));
}

void List::draw_row(Frame& frame, std::size_t index, const Rect& rect) {
  const Problem& problem = found_[index];
  const KindLook& look = look_of(problem);
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id_of(index), .role = access::Role::item, .label = widgets::plain_of(widgets::spans_of(problem.advice.seen, frame.french())),
              .value = frame.words(look.words) + ". " + frame.words("ide.try") + " : " + widgets::plain_of(widgets::spans_of(problem.advice.try_this, frame.french())),
              .state = {.disabled = !problem.offset}, .rect = rect, .hint = problem.offset ? frame.words("problem.go") : std::string(), .tab_stop = true});
  if (state.hovered && problem.offset) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  widgets::fill(frame, rect, state.hovered ? frame.theme.sunken : frame.theme.warn_soft, frame.metrics.radius_button());
  if (!frame.theme.shadows) widgets::outline(frame, rect, frame.theme.line_strong, frame.metrics.radius_button());
  Rect inside = rect.inset(frame.du(6), frame.du(6));
  const Rect sign = inside.cut_left(frame.du(22));
  widgets::icon_in(frame, {sign.x, sign.y, sign.w, frame.fonts.line(FontRole::small)}, FontRole::icon16, frame.theme.warn, look.icon);
  inside.cut_top(widgets::draw_text(frame, inside, problem.advice.seen, FontRole::small, frame.theme.ink));
  widgets::draw_text(frame, inside, problem.advice.try_this, FontRole::small, frame.theme.ink2);
  widgets::ring_if_focused(frame, state, rect, frame.metrics.radius_button());
  if (state.activated && problem.offset) frame.shared.wanted_place = *problem.offset;
}

}  // namespace lunabloc::ide::problems
