#include "ide/kit/view.h"

#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::kit {
namespace {

constexpr const char* kBoard = "uno";

}  // namespace

const BoardDrawing* View::drawing() {
  if (!drawing_) drawing_ = BoardDrawing::load(assets_, kBoard);
  return drawing_->has_value() ? &**drawing_ : nullptr;
}

void View::draw(widgets::Frame& frame) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "kit", .zone = access::Zone::kit, .rect = frame.area});
  Rect rest = panel.area;
  widgets::panel_head(frame, rest, widgets::Icon::chip, frame.words("ide.zone.kit"));
  if (const BoardDrawing* board = drawing()) {
    const bool plugged = frame.session.kit().state != session::KitView::State::absent;
    draw_board(frame, *board, place(frame, *board, rest.inset(frame.metrics.text_margin())), !plugged);
  }
  widgets::end_panel(frame, panel);
}

}  // namespace lunabloc::ide::kit
