#include "ide/classroom/kits_view.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/advice_words.h"
#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"

namespace lunabloc::ide::classroom {
namespace {

using session::KitSetDesk;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

constexpr int kSimulated = 3;
constexpr float kNumber = 44, kPort = 150, kSeconds = 70;  // du, columns

Advice advice_of(const Frame& frame, const kit::Prepared& row) {
  const Messages& messages = frame.session.messages();
  return row.error ? messages.advice(row.error->message, row.error->arguments) : Advice{messages.text("kit.prepared"), {}};
}

std::string second_words(const Frame& frame, double seconds) {
  return frame.words("ide.kit.seconds", {{"n", lunabloc::lesson::shown_number(std::round(seconds * 10) / 10, frame.session.language())}});
}

void say(Frame& frame, Rect& rest, const std::string& id, const std::string& words, FontRole role) {
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, words, role, role == FontRole::h2 ? frame.theme.ink : frame.theme.ink2));
  widgets::register_text(frame, {.id = id, .role = role == FontRole::h2 ? access::Role::heading : access::Role::status, .label = words, .rect = said});
  rest.cut_top(frame.metrics.space(1));
}

}  // namespace

void KitsView::draw_buttons(Frame& frame, Rect& rest, const KitSetDesk::View& view) {
  widgets::Flow flow(rest, frame.metrics.button_height(), frame.metrics.space(2));
  if (view.busy) {
    const widgets::ButtonFace stop{.icon = Icon::stop, .label = frame.words("ide.kits.stop"), .hint = frame.words("ide.kits.stop.hint")};
    if (widgets::primary_button(frame, "kits.stop", flow.place(widgets::button_width(frame, stop)), stop)) desk_.stop();
  } else {
    const widgets::ButtonFace start{.icon = Icon::usb, .label = frame.words("ide.kits.start"), .hint = frame.words("ide.kits.start.hint")};
    if (widgets::primary_button(frame, "kits.start", flow.place(widgets::button_width(frame, start)), start)) desk_.start(), said_ = 0;
    const widgets::ButtonFace simulate{.icon = Icon::chip, .label = frame.words("ide.kits.simulate", {{"n", std::to_string(kSimulated)}}), .hint = frame.words("ide.kits.simulate.hint")};
    if (widgets::secondary_button(frame, "kits.simulate", flow.place(widgets::button_width(frame, simulate)), simulate)) desk_.simulate(kSimulated), said_ = 0;
  }
  rest.cut_top(flow.height() + frame.metrics.space(2));
}

// Its number, a sign, its port, how long it took; below, what was seen and what to try.
void KitsView::draw_row(Frame& frame, Rect& rest, std::size_t number, const kit::Prepared& row) const {
  const Advice advice = advice_of(frame, row);
  const std::string words = base::in_one_line(advice), seconds = second_words(frame, row.seconds);
  const float margin = frame.du(10), beside = frame.du(kNumber + kPort + kSeconds);
  const bool wide = rest.w > beside + frame.du(300);
  const float line = std::max(frame.metrics.target(34), frame.fonts.line(FontRole::body) + frame.du(8));
  const float width = (wide ? rest.w - beside : rest.w - frame.du(kNumber)) - margin;
  const float text = widgets::text_height(frame, width, words, FontRole::body);
  Rect card = rest.cut_top(wide ? std::max(line, text + frame.du(8)) : line + text + frame.du(8));
  widgets::register_text(frame, {.id = "kits.row." + std::to_string(number), .role = access::Role::status, .label = std::to_string(number) + ", " + row.port,
                                 .value = words + " " + seconds, .rect = card});
  widgets::fill(frame, card, row.error ? frame.theme.warn_soft : frame.theme.ok_soft, frame.metrics.radius_chip());
  Rect head = wide ? card : card.cut_top(line);
  Rect below = card;
  const Rect sign = head.cut_left(frame.du(kNumber));
  const ImVec2 at{sign.x + frame.du(14), sign.center().y};
  if (row.error) widgets::warning_triangle(frame, at, frame.du(9), frame.theme.warn, frame.theme.on_warn);
  else widgets::check_disc(frame, at, frame.du(9), frame.theme.ok, frame.theme.on_ok);
  widgets::text_in(frame, {sign.x + frame.du(26), sign.y, sign.w - frame.du(26), sign.h}, FontRole::body_bold, frame.theme.ink, std::to_string(number));
  const Rect port = head.cut_left(frame.du(kPort));
  widgets::text_in(frame, port, FontRole::code, frame.theme.ink2, widgets::shortened(frame, FontRole::code, row.port, port.w - margin));
  widgets::text_in(frame, head.cut_left(frame.du(kSeconds)), FontRole::body, frame.theme.ink2, seconds);
  Rect place = wide ? head : below.inset(frame.du(kNumber), 0);
  place = {place.x, wide ? place.center().y - text / 2 : place.y, width, text};
  widgets::draw_text(frame, place, words, FontRole::body, frame.theme.ink);
  rest.cut_top(frame.metrics.space(1));
}

void KitsView::announce(Frame& frame, const KitSetDesk::View& view) {
  frame.shared.works = frame.shared.works || view.busy;
  for (; said_ < view.rows.size(); ++said_)
    frame.announce(frame.words("ide.kits.said", {{"n", std::to_string(said_ + 1)}, {"detail", base::in_one_line(advice_of(frame, view.rows[said_]))}}));
}

void KitsView::draw(Frame& frame, Rect& rest) {
  const KitSetDesk::View view = desk_.view();
  announce(frame, view);
  say(frame, rest, "kits.title", frame.words("ide.kits.title"), FontRole::h2);
  say(frame, rest, "kits.words", frame.words("ide.kits.words"), FontRole::body);
  draw_buttons(frame, rest, view);
  if (view.error) say(frame, rest, "kits.error", base::in_one_line(frame.session.messages(), *view.error), FontRole::body);
  const auto ready = static_cast<std::size_t>(std::count_if(view.rows.begin(), view.rows.end(), [](const kit::Prepared& row) { return !row.error; }));
  if (!view.at_work.empty()) say(frame, rest, "kits.at_work", frame.words("ide.kits.at_work", {{"n", std::to_string(view.rows.size() + 1)}, {"nom", view.at_work}}), FontRole::body);
  else if (view.busy) say(frame, rest, "kits.at_work", frame.words(view.rows.empty() ? "ide.kits.first" : "ide.kits.next"), FontRole::body);
  for (std::size_t index = 0; index < view.rows.size(); ++index) draw_row(frame, rest, index + 1, view.rows[index]);
  if (!view.rows.empty())
    say(frame, rest, "kits.summary", frame.words("ide.kits.summary", {{"pretes", std::to_string(ready)}, {"toutes", std::to_string(view.rows.size())}}), FontRole::body);
}

}  // namespace lunabloc::ide::classroom
