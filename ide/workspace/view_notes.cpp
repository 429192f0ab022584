// What the teacher says of a block, on that block: a sign at its corner that tells its words when it is pointed at or reached by keys.
#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

constexpr float kSign = 11;  // du: half of its side

}  // namespace

std::string View::note_on(const Frame& frame, const program::Block& block) const {
  std::string words;
  if (block.shape == program::Shape::reporter || block.shape == program::Shape::boolean) return words;
  for (const session::TeacherNote& note : frame.session.teacher_notes()) {
    if (note.offset != block.range.start) continue;
    if (!words.empty()) words += "\n";
    words += frame.words("workspace.note", {{"mot", note.words}});
  }
  return words;
}

void View::draw_notes(const Sheet& sheet, const Layout& layout) const {
  Frame& frame = sheet.frame;
  if (frame.session.teacher_notes().empty() || carrying_) return;
  for (const LaidBlock& laid : layout.blocks) {
    const std::string words = note_on(frame, *laid.block);
    if (words.empty()) continue;
    const Rect row = sheet.rect({laid.box.left, laid.box.top, laid.box.right, laid.box.top + laid.header});
    const float radius = frame.du(kSign);
    const Rect place{row.right() - radius, row.y - radius / 2, 2 * radius, 2 * radius};
    if (place.bottom() <= sheet.clip.y || place.y >= sheet.clip.bottom()) continue;
    widgets::fill(frame, place, frame.theme.accent, radius);
    widgets::outline(frame, place, frame.theme.raised, radius, frame.du(2));
    widgets::icon_in(frame, place, FontRole::icon14, frame.theme.on_accent, Icon::comment_text);
    access::Node node{.id = std::string("note.").append(std::to_string(laid.block->range.start)), .role = access::Role::button, .label = words, .rect = place};
    node.clip = sheet.clip;
    const widgets::Interaction state = widgets::interact(frame, std::move(node));
    if (state.hovered || state.focused) widgets::tooltip(frame, state, place, words);
    if (state.activated) frame.announce(words);
    widgets::ring_if_focused(frame, state, place, radius);
  }
}

}  // namespace lunabloc::ide::workspace
