// What stands beside the code: the scene, the kit, or both behind two tabs where a lesson needs both.
#include <algorithm>
#include <array>

#include "ide/app/window.h"
#include "ide/widgets/components.h"

namespace lunabloc::ide::app {

using widgets::Frame;
using widgets::Icon;

// A lesson of another world may read the kit's sensors too.
bool Window::has_kit() const {
  const auto* const lesson = session_.lesson();
  if (lesson == nullptr) return false;
  if (lesson->world == "kit") return true;
  return std::any_of(lesson->blocks.begin(), lesson->blocks.end(), [&](const std::string& id) {
    const program::BlockEntry* const block = session_.vocabulary().find(id);
    return block != nullptr && block->world == "kit";
  });
}

// A kit has no scene; what its program says and asks is read in the console.
bool Window::has_stage() const {
  if (!has_kit() || session_.lesson()->world != "kit") return true;
  const std::vector<std::string>& blocks = session_.lesson()->blocks;
  const bool says = std::any_of(blocks.begin(), blocks.end(), [](const std::string& id) { return id == "say" || id == "ask"; });
  return says || !session_.console().empty() || session_.run_phase() == session::RunPhase::waiting_for_answer;
}

Beside Window::beside() const {
  if (!has_kit()) return Beside::stage;
  if (!has_stage()) return Beside::kit;
  // A question is asked where it can be answered.
  if (session_.run_phase() == session::RunPhase::waiting_for_answer) return Beside::stage;
  if (wanted_beside_ && wanted_beside_->first == session_.works_opened()) return wanted_beside_->second;
  return session_.lesson()->world == "kit" ? Beside::kit : Beside::stage;
}

void Window::draw_beside(Frame& frame, const Rect& rect) {
  frame.area = rect;
  const Beside shown = beside();
  if (has_kit() && has_stage()) {
    const bool console = session_.lesson()->world == "kit";
    const std::array<widgets::Tab, 2> tabs = {
        widgets::Tab{"stage", console ? Icon::console : Icon::navigation, frame.words(console ? "ide.stage.console" : "ide.tab.stage")},
        widgets::Tab{"kit", Icon::chip, frame.words("ide.tab.kit")}};
    const float height = frame.metrics.tabs_height();
    const Rect head = frame.area.cut_top(height + frame.du(6));
    frame.tree().enter_zone(shown == Beside::kit ? access::Zone::kit : access::Zone::stage);
    const std::size_t current = shown == Beside::kit ? 1 : 0;
    const std::size_t chosen = widgets::tabs(frame, "beside", {head.x, head.y, std::min(head.w, widgets::tabs_width(frame, tabs)), height}, tabs, current);
    frame.tree().enter_zone(access::Zone::top_bar);
    if (chosen != current) {
      wanted_beside_ = std::pair(session_.works_opened(), chosen == 1 ? Beside::kit : Beside::stage);
      frame.animating = true;
    }
  }
  if (shown == Beside::kit) kit_.draw(frame);
  else stage_.draw(frame);
}

}  // namespace lunabloc::ide::app
