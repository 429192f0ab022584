// What has changed since the run that is shown: a small disc with a sign on the edge of each block, and what it was in words.
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using session::ProgramChange;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kRadius = 9;       // du
constexpr float kSmallest = 0.5F;  // of the zoom: below, a disc would be larger than its block

Icon sign_of(ProgramChange::Kind kind) {
  switch (kind) {
    case ProgramChange::Kind::added: return Icon::plus;
    case ProgramChange::Kind::moved: return Icon::cursor_move;
    default: return Icon::pencil;
  }
}

}  // namespace

void View::follow_changes(const session::Session& session) {
  if (changes_version_ == session.changes_version()) return;
  changes_version_ = session.changes_version();
  changed_.clear();
  const std::vector<ProgramChange>& changes = session.changes_since_run();
  for (std::size_t i = 0; i < changes.size(); ++i)
    if (changes[i].block != NodeId::none) changed_.emplace(changes[i].block, i);
}

const ProgramChange* View::change_since_run(const session::Session& session, NodeId block) const {
  const auto found = changed_.find(block);
  const std::vector<ProgramChange>& changes = session.changes_since_run();
  return found == changed_.end() || found->second >= changes.size() ? nullptr : &changes[found->second];
}

void View::draw_change(const Sheet& sheet, const LaidBlock& laid, const ProgramChange& change) {
  Frame& frame = sheet.frame;
  const theme::Theme& theme = frame.theme;
  if (sheet.scale / frame.metrics.scale < kSmallest || sheet.list.VtxBuffer.Size > kMostVertices) return;
  const float radius = frame.du(kRadius);
  const ImVec2 center = sheet.at({laid.box.left, laid.box.top + laid.header / 2});
  sheet.list.AddCircleFilled(center, radius, theme.raised);
  sheet.list.AddCircle(center, radius, theme.accent, 0, frame.metrics.border());
  const Rect place{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  widgets::icon_in(frame, place, FontRole::icon14, theme.accent, sign_of(change.kind));
  const std::string words = frame.words("workspace.change", {{"changement", change.words}});
  widgets::register_text(frame, {.id = "change." + std::to_string(static_cast<std::uint64_t>(laid.block->id)),
                                 .role = access::Role::status, .label = words, .rect = place});
  if (!menu_ && !carrying_ && place.contains(frame.mouse()) && ImGui::IsWindowHovered())
    widgets::tooltip(frame, {.hovered = true}, place, words);
}

}  // namespace lunabloc::ide::workspace
