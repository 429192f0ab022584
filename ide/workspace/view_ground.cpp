// The menu of the ground, and « Ranger ».
#include "ide/widgets/components.h"
#include "ide/workspace/view.h"
#include "program/tidy.h"

namespace lunabloc::ide::workspace {
namespace {

using theme::Icon;
using widgets::Frame;

}  // namespace

// The ids are those of their words ("workspace.ground.<id>") and of their keys ("workspace.ground.<id>.keys").
std::span<const View::GroundAction> View::ground_actions() {
  static constexpr GroundAction kActions[] = {
      {"insert", Icon::plus, [](View& view, Frame& frame) { view.palette_.open_search(frame, Palette::Purpose::insert_after); }},
      {"paste", Icon::content_paste, [](View& view, Frame& frame) { view.paste(frame); }},
      {"choose_all", Icon::check, [](View& view, Frame& frame) { view.choose_all(frame); }},
      {"tidy", Icon::format_list_numbers, [](View& view, Frame& frame) { view.tidy(frame); }},
      {"fold", Icon::unfold_less, [](View& view, Frame& frame) { view.toggle_all_folds(frame); }},
      {"show_all", Icon::arrow_expand_all, [](View& view, Frame& frame) { view.show_all(frame); }},
      {"values", Icon::eye, [](View& view, Frame& frame) { view.toggle_values(frame); }},
  };
  return kActions;
}

void View::draw_ground_menu(Frame& frame) {
  std::vector<widgets::MenuItem> items;
  for (const GroundAction& action : ground_actions()) {
    const std::string words = std::string("workspace.ground.") + action.id;
    items.push_back({.label = frame.words(words), .icon = action.icon, .keys = frame.words(words + ".keys")});
  }
  const widgets::MenuResult result = widgets::menu(frame, "workspace.ground", menu_->anchor, frame.words("workspace.ground"), items);
  if (!result.closed) return;
  menu_.reset();
  if (result.chosen) ground_actions()[*result.chosen].act(*this, frame);
}

// The text set out, and the program seen from its beginning.
void View::tidy(Frame& frame) {
  const auto tell = [&](const char* id) {
    frame.toast(frame.words(id));
    frame.announce(frame.words(id));
  };
  if (!frame.session.diagnostics().empty()) return tell("workspace.tidy.broken");
  place_camera(frame);
  const program::TextEdits edits = program::tidy(frame.session.tree());
  if (edits.empty()) return tell("workspace.tidy.already");
  if (const program::Block* selected = selected_block(frame)) select_after_ = After{.offset = program::moved_by(selected->range.start, edits), .part = selected_.part, .only_if_lost = true};
  own_change_ = true;
  frame.commands.push_edits("edit.tidy", edits);
  frame.toast(frame.words("workspace.tidy.done"), true);
  frame.announce(frame.words("workspace.tidy.done"));
}

}  // namespace lunabloc::ide::workspace
