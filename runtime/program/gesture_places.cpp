// Where blocks can go: the lists that a pointer and a keyboard share.
#include "program/gesture.h"

namespace lunabloc::program {
namespace {

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into);

void add_places_inside(const Block& block, NodeId moved, bool ends_body, std::vector<StatementPlace>& into) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body) add_places(part.blocks, block.id, part.hole, moved, ends_body, into);
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks) add_places_inside(reporter, moved, ends_body, into);
  }
}

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!ends_body) into.push_back({owner, hole, i});
    if (moved == NodeId::none || blocks[i].id != moved) add_places_inside(blocks[i], moved, ends_body, into);
  }
  // Nothing is reached after a block that leaves.
  const bool closed = !blocks.empty() && blocks.back().shape == Shape::cap && blocks.back().id != moved;
  if (!closed) into.push_back({owner, hole, blocks.size()});
}

bool takes(const Part& slot, Shape reporter) {
  if (slot.kind != PartKind::slot || !slot.takes_reporter) return false;
  if (reporter == Shape::boolean) return slot.slot_type == SlotType::boolean || slot.slot_type == SlotType::any;
  return slot.slot_type != SlotType::boolean;
}

void add_slots(const std::vector<Block>& blocks, Shape reporter, NodeId moved, std::vector<SlotPlace>& into) {
  for (const Block& block : blocks) {
    if (moved != NodeId::none && block.id == moved) continue;
    for (const Part& part : block.parts) {
      if (takes(part, reporter)) into.push_back({block.id, part.hole});
      add_slots(part.blocks, reporter, moved, into);
    }
  }
}

}  // namespace

std::vector<StatementPlace> statement_places(const Projection& projection, NodeId moved) {
  std::vector<StatementPlace> places;
  const Block* block = block_with(projection, moved);
  add_places(projection.blocks, NodeId::none, "", moved, block != nullptr && block->shape == Shape::cap, places);
  return places;
}

std::vector<SlotPlace> slot_places(const Projection& projection, Shape reporter_shape, NodeId moved) {
  std::vector<SlotPlace> places;
  add_slots(projection.blocks, reporter_shape, moved, places);
  return places;
}

}  // namespace lunabloc::program
