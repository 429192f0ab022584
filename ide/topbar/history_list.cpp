#include "ide/topbar/history_list.h"

#include <vector>

#include "ide/widgets/components.h"

namespace lunabloc::ide::topbar {
namespace {

// Words that are not known yet read two whole programs: a few lines a frame, so that the list opens at once.
constexpr int kNewWordsAFrame = 2;

}  // namespace

bool draw_history_list(widgets::Frame& frame, const Rect& anchor) {
  const session::Session& session = frame.session;
  const std::size_t done = session.history_done();
  std::vector<widgets::MenuItem> items{{.label = frame.words("ide.history.start"), .icon = widgets::Icon::flag_variant, .current = done == 0}};
  int found = 0;
  for (std::size_t index = 0; index < session.history_size(); ++index) {
    const bool known = session.history_words_known(index) || found++ < kNewWordsAFrame;
    widgets::MenuItem item{.label = known ? session.history_words(index) : frame.words("ide.history.waits"), .current = index + 1 == done};
    if (index >= done) item.icon = widgets::Icon::redo;
    items.push_back(std::move(item));
  }
  if (found > kNewWordsAFrame) frame.animating = true;
  const widgets::MenuResult result = widgets::menu(frame, "history", anchor, frame.words("ide.history"), items);
  if (result.chosen && *result.chosen != done) frame.commands.push("edit.history", {std::to_string(*result.chosen)});
  return !result.closed;
}

}  // namespace lunabloc::ide::topbar
