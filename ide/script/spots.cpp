#include "ide/script/spots.h"

#include <fmt/format.h>

#include <algorithm>

#include "program/projection.h"

namespace lunabloc::ide::script {
namespace {

using app::Window;

constexpr float kIntoBlock = 20;          // du from a block's left end
constexpr float kFooter = 14, kSpine = 14;  // du of a block that holds others

std::string id_of(const program::Block& block) { return fmt::format("block.{}", static_cast<std::uint64_t>(block.id)); }

const program::Block* block_of(const Window& window, const access::Node& node) {
  const std::vector<const program::Block*> blocks = program::all_blocks(window.session().projection());
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const program::Block* block) { return id_of(*block) == node.id; });
  return found == blocks.end() ? nullptr : *found;
}

bool holds_blocks(const Window& window, const access::Node& node) {
  const program::Block* block = block_of(window, node);
  return block != nullptr && std::any_of(block->parts.begin(), block->parts.end(),
                                         [](const program::Part& part) { return part.kind == program::PartKind::body; });
}

// From a block's corner to the end of what it holds, as far as it is drawn.
Rect whole_block(const Window& window, const access::Node& node) {
  Rect whole = node.rect;
  const program::Block* block = block_of(window, node);
  if (block == nullptr) return whole;
  for (const program::Part& part : block->parts) {
    if (part.kind != program::PartKind::body) continue;
    for (const program::Block& inner : part.blocks)
      if (const access::Node* child = window.tree().find(id_of(inner)))
        whole.h = std::max(whole.bottom(), whole_block(window, *child).bottom()) - whole.y;
    whole.h += kFooter * static_cast<float>(window.scale());
  }
  return whole;
}

}  // namespace

ImVec2 point_of(const Window& window, const access::Node& node, const Spot& spot) {
  const float scale = static_cast<float>(window.scale());
  const Rect& rect = node.rect;
  const float into = kIntoBlock * scale;
  switch (spot.kind) {
    case Spot::Kind::at: return {rect.x + rect.w * spot.across, rect.y + rect.h * spot.down};
    case Spot::Kind::above: return {rect.x + into, rect.y};
    case Spot::Kind::below: return {rect.x + into, rect.bottom()};
    case Spot::Kind::after: return {rect.x + into, whole_block(window, node).bottom()};
    case Spot::Kind::usual: break;
  }
  if (node.role == access::Role::block) return {rect.x + std::min(rect.w / 2, into), rect.y + rect.h - std::min(rect.h / 2, 15 * scale)};
  const Rect seen = node.clip.empty() ? rect : rect.intersected(node.clip);
  return (seen.empty() ? rect : seen).center();
}

ImVec2 end_of(const Window& window, const access::Node& node, const Spot& spot, ImVec2 grabbed) {
  const ImVec2 at = point_of(window, node, spot);
  const bool seam = spot.kind == Spot::Kind::above || spot.kind == Spot::Kind::below || spot.kind == Spot::Kind::after;
  if (!seam || node.role != access::Role::block) return at;
  const bool inside = spot.kind == Spot::Kind::below && holds_blocks(window, node);
  const float spine = inside ? kSpine * static_cast<float>(window.scale()) : 0;
  return {node.rect.x + spine + grabbed.x, at.y + grabbed.y};
}

}  // namespace lunabloc::ide::script
