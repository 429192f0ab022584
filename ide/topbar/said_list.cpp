#include "ide/topbar/said_list.h"

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::topbar {

using widgets::FontRole;

bool draw_said_list(widgets::Frame& frame, const std::deque<std::string>& log) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8), top = frame.metrics.top_bar_height() + margin;
  const float width = std::min(frame.du(440), window.x - 2 * margin);
  const Rect box{window.x - width - margin, top, width, std::min(frame.du(520), window.y - top - margin)};
  const widgets::Panel panel = widgets::begin_overlay(frame, "said", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 1.0e6F}.inset(frame.metrics.text_margin(), frame.du(12));
  Rect head = rest.cut_top(frame.du(40));
  const bool closed = widgets::quiet_button(frame, "said.close", head.cut_right(frame.du(36)).inset(0, frame.du(2)),
                                            {.icon = widgets::Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  const std::string title = frame.words("ide.said");
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "said.title", .role = access::Role::heading, .label = title, .rect = head});
  const auto say = [&](const std::string& id, const std::string& words) {
    const Rect line = rest.cut_top(widgets::text_height(frame, rest.w, words, FontRole::body));
    widgets::draw_text(frame, line, words, FontRole::body, frame.theme.ink);
    widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = line});
    widgets::separator(frame, rest.x, rest.y + frame.du(3), rest.w);
    rest.cut_top(frame.du(8));
  };
  if (log.empty()) say("said.none", frame.words("ide.said.none"));
  for (std::size_t index = 0; index < log.size(); ++index) say("said." + std::to_string(index), log[log.size() - 1 - index]);
  widgets::end_overlay(frame, panel, rest.y + frame.du(12));
  return !closed && !frame.input.take(widgets::Key::escape);
}

}  // namespace lunabloc::ide::topbar
