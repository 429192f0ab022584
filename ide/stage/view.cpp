#include "ide/stage/view.h"

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::stage {
namespace {

using theme::Icon;
using widgets::Frame;

}  // namespace

void View::draw(Frame& frame) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "stage", .zone = access::Zone::stage, .rect = frame.area});
  Rect rest = panel.area;
  widgets::panel_head(frame, rest, Icon::navigation, frame.words("ide.stage.title"));
  widgets::end_panel(frame, panel);
}

}  // namespace lunabloc::ide::stage
