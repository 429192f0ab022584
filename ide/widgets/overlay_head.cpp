#include "ide/widgets/overlay_head.h"

#include <utility>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {

bool follow_opening(Frame& frame, bool open, bool& was_open, const std::string& title) {
  if (!std::exchange(was_open, open) && open) {
    if (frame.focus().visible()) frame.focus().remember();
    frame.announce(title);
  }
  return open;
}

bool close_button(Frame& frame, const std::string& id, Rect& head) {
  const float side = frame.metrics.target(32);
  const Rect column = head.cut_right(side);
  return quiet_button(frame, id + ".close", {column.x, column.center().y - side / 2, side, side},
                      {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
}

bool overlay_head(Frame& frame, const std::string& id, Rect head, std::optional<Icon> icon, const std::string& title) {
  const bool closed = close_button(frame, id, head);
  if (icon) {
    icon_in(frame, head.cut_left(frame.du(26)), FontRole::icon19, frame.theme.accent, *icon);
    head.cut_left(frame.du(4));
  }
  text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  register_text(frame, {.id = id + ".title", .role = access::Role::heading, .label = title, .rect = head});
  return closed;
}

}  // namespace lunabloc::ide::widgets
