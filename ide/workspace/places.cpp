#include "ide/workspace/places.h"

#include <limits>
#include <unordered_map>

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::PartKind;
using program::SlotPlace;
using program::StatementPlace;

constexpr float kSeamLeft = 24, kSeamAbove = 14, kSeamBelow = 18, kSlotAround = 10;
constexpr float kLeastLine = 240;      // of the file's own seams, which no container bounds
constexpr float kInnerFirst = 0.01f;   // among equals the deeper place wins

const std::vector<Block>* body_of(const program::Projection& projection, const StatementPlace& place) {
  if (place.block == NodeId::none) return &projection.blocks;
  const Block* block = program::block_with(projection, place.block);
  if (block == nullptr) return nullptr;
  for (const program::Part& part : block->parts)
    if (part.kind == PartKind::body && part.hole == place.hole) return &part.blocks;
  return nullptr;
}

// The same body, at the index where the block stands: that place and the ones that its own leaving makes equal to it.
bool is_where_it_stands(const program::Projection& projection, const Carried& carried, const StatementPlace& place) {
  const std::vector<Block>* body = body_of(projection, place);
  if (body == nullptr || carried.block == NodeId::none) return false;
  bool within = false;
  for (std::size_t index = 0; index < body->size(); ++index) {
    within = within || (*body)[index].id == carried.block;
    if (within && place.index == index + 1) return true;
    if ((*body)[index].id == carried.run().last) within = false;
  }
  return false;
}

std::optional<Place> seam_place(const Layout& layout, const std::unordered_map<NodeId, int>& indices,
                                const StatementPlace& where) {
  Place place{.where = where};
  const Mouth* mouth = &layout.file;
  if (where.block != NodeId::none) {
    const auto found = indices.find(where.block);
    if (found == indices.end()) return std::nullopt;
    const LaidBlock& laid = layout.blocks[static_cast<std::size_t>(found->second)];
    place.holder = found->second;
    place.depth = laid.depth + 1;
    mouth = nullptr;
    for (const Mouth& candidate : laid.mouths)
      if (candidate.hole == where.hole) mouth = &candidate;
    if (mouth == nullptr) return std::nullopt;
  }
  if (where.index >= mouth->seams.size()) return std::nullopt;
  const float y = mouth->seams[where.index];
  place.corner = {mouth->box.left, y};
  place.right = place.holder < 0 || mouth->hanging ? std::max(mouth->box.right, mouth->box.left + kLeastLine)
                                                   : mouth->box.right;
  place.capture = {place.corner.x - kSeamLeft, y - kSeamAbove, place.right, y + kSeamBelow};
  return place;
}

std::optional<Place> slot_place(const Layout& layout, const std::unordered_map<NodeId, int>& indices,
                                const SlotPlace& where) {
  const auto found = indices.find(where.block);
  if (found == indices.end()) return std::nullopt;
  const LaidBlock& laid = layout.blocks[static_cast<std::size_t>(found->second)];
  for (const Piece& piece : laid.pieces) {
    if (piece.kind == PieceKind::icon || piece.part >= laid.block->parts.size()) continue;
    const program::Part& part = laid.block->parts[piece.part];
    if (part.kind != PartKind::slot || part.hole != where.hole) continue;
    return Place{.where = where,
                 .capture = piece.box.grown(kSlotAround),
                 .corner = piece.box.corner(),
                 .right = piece.box.right,
                 .depth = laid.depth + 1,
                 .holder = found->second,
                 .slot = piece.box};
  }
  return std::nullopt;
}

float distance_to(const Place& place, const Hand& hand, float reach) {
  constexpr float kFar = std::numeric_limits<float>::infinity();
  float found = kFar;
  if (place.is_slot()) {
    if (hand.first_row.meets(place.capture)) found = distance(hand.pointer, place.slot);
  } else {
    if (place.capture.contains(hand.pointer)) found = std::abs(hand.pointer.y - place.corner.y);
    const float corner = distance(hand.first_row.corner(), place.corner);
    if (corner <= reach) found = std::min(found, corner);
  }
  return found - kInnerFirst * static_cast<float>(place.depth);
}

std::unordered_map<NodeId, int> indices_of(const Layout& layout) {
  std::unordered_map<NodeId, int> indices;
  for (std::size_t index = 0; index < layout.blocks.size(); ++index)
    if (layout.blocks[index].block != nullptr) indices.emplace(layout.blocks[index].block->id, static_cast<int>(index));
  return indices;
}

// The distance of the open place, which holds on a little beyond what would open it.
float held_distance(const Place& place, const Hand& hand, const Snapping& snapping) {
  Place wider = place;
  wider.capture = place.capture.grown(snapping.beyond_capture);
  return distance_to(wider, hand, snapping.reach + snapping.beyond_capture);
}

}  // namespace

std::vector<Place> list_places(const Layout& layout, const program::Projection& projection, const Carried& carried) {
  const std::unordered_map<NodeId, int> indices = indices_of(layout);
  std::vector<Place> places;
  if (carried.is_value()) {
    for (const SlotPlace& where : program::slot_places(projection, carried.value, carried.block))
      if (std::optional<Place> place = slot_place(layout, indices, where)) places.push_back(*std::move(place));
    return places;
  }
  for (const StatementPlace& where : program::statement_places(projection, {carried.block, carried.shape == program::Shape::hat, carried.ends_body})) {
    if (is_where_it_stands(projection, carried, where)) continue;
    if (std::optional<Place> place = seam_place(layout, indices, where)) places.push_back(*std::move(place));
  }
  return places;
}

std::vector<Refusal> list_refusals(const Layout& layout, const program::Projection& projection, const Carried& carried) {
  std::vector<Refusal> refusals;
  if (!carried.is_value()) return refusals;
  const std::unordered_map<NodeId, int> indices = indices_of(layout);
  for (const SlotPlace& where : program::refusing_slots(projection, carried.value, carried.block)) {
    const std::optional<Place> place = slot_place(layout, indices, where);
    const Block* holder = program::block_with(projection, where.block);
    if (!place || holder == nullptr) continue;
    for (const program::Part& part : holder->parts)
      if (part.kind == PartKind::slot && part.hole == where.hole) refusals.push_back({place->slot, part.slot_type});
  }
  return refusals;
}

const Refusal* refusal_at(const std::vector<Refusal>& refusals, Point pointer) {
  const Refusal* found = nullptr;  // the last is the innermost
  for (const Refusal& refusal : refusals)
    if (refusal.slot.contains(pointer)) found = &refusal;
  return found;
}

std::optional<std::size_t> choose_place(const std::vector<Place>& places, const Hand& hand,
                                        std::optional<std::size_t> current, const Snapping& snapping) {
  std::optional<std::size_t> best;
  float best_distance = std::numeric_limits<float>::infinity();
  for (std::size_t index = 0; index < places.size(); ++index) {
    const float now = distance_to(places[index], hand, snapping.reach);
    if (now < best_distance) {
      best = index;
      best_distance = now;
    }
  }
  if (!current || *current >= places.size()) return best;
  const float held = held_distance(places[*current], hand, snapping);
  if (held == std::numeric_limits<float>::infinity()) return best;
  if (!best || *best == *current) return current;
  const bool pointed_at = places[*best].is_slot() && places[*best].slot.contains(hand.pointer);
  const bool takes_over = pointed_at ? best_distance < held : best_distance + snapping.closer_by < held;
  return takes_over ? best : current;
}

std::optional<std::size_t> nearest_place(const std::vector<Place>& places, Point point) {
  std::optional<std::size_t> best;
  float best_distance = std::numeric_limits<float>::infinity();
  for (std::size_t index = 0; index < places.size(); ++index) {
    const float now = places[index].is_slot() ? distance(point, places[index].slot) : distance(point, places[index].corner);
    if (now < best_distance) {
      best = index;
      best_distance = now;
    }
  }
  return best;
}

std::optional<std::size_t> index_of(const std::vector<Place>& places, const Place& place) {
  for (std::size_t index = 0; index < places.size(); ++index)
    if (places[index].where == place.where) return index;
  return std::nullopt;
}

std::optional<std::size_t> home_of(const std::vector<Place>& places, const program::Projection& projection, NodeId block) {
  for (std::size_t index = 0; index < places.size(); ++index) {
    if (const auto* seam = std::get_if<StatementPlace>(&places[index].where)) {
      const std::vector<Block>* body = body_of(projection, *seam);
      if (body != nullptr && seam->index < body->size() && (*body)[seam->index].id == block) return index;
    } else {
      const auto& slot = std::get<SlotPlace>(places[index].where);
      const Block* holder = program::block_with(projection, slot.block);
      if (holder == nullptr) continue;
      for (const program::Part& part : holder->parts)
        if (part.hole == slot.hole && !part.blocks.empty() && part.blocks.front().id == block) return index;
    }
  }
  return std::nullopt;
}

Result<program::TextEdits> edits_for(const program::Tree& tree, const program::Projection& projection,
                                     const Carried& carried, const Place& place) {
  if (carried.block != NodeId::none && home_of({place}, projection, carried.block)) return program::TextEdits{};
  if (const auto* seam = std::get_if<StatementPlace>(&place.where)) {
    return carried.block == NodeId::none
               ? program::insert_statements(tree, projection, *seam, carried.lua)
               : program::move_statements(tree, projection, carried.run(), *seam);
  }
  const auto& slot = std::get<SlotPlace>(place.where);
  return carried.block == NodeId::none ? program::fill_slot(tree, projection, slot, carried.lua)
                                       : program::move_reporter(tree, projection, carried.block, slot);
}

std::string change_of(const Carried& carried) {
  if (carried.block != NodeId::none) return "edit.move";
  return carried.is_value() ? "edit.fill" : "edit.insert";
}

}  // namespace lunabloc::ide::workspace
