#include "ide/workspace/places.h"

#include <algorithm>
#include <limits>

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::PartKind;
using program::SlotPlace;
using program::StatementPlace;

constexpr float kSeamLeft = 24, kSeamAbove = 14, kSeamBelow = 18, kSlotAround = 10;
constexpr float kLeastLine = 240;      // of the file's own seams, which no container bounds
constexpr float kInnerFirst = 0.01f;   // among equals the deeper place wins

// Where carried statements stand: their body, the first and the last of them in it.
struct Stand {
  NodeId holder = NodeId::none;
  std::string hole;
  std::size_t first = 0, last = 0;

  // That place and the ones that their own leaving makes equal to it, the first apart.
  bool has(const StatementPlace& place) const {
    return place.block == holder && (holder == NodeId::none || place.hole == hole) && first < place.index && place.index <= last + 1;
  }
};

std::optional<Stand> stand_in(const std::vector<Block>& body, NodeId holder, const std::string& hole, const program::BlockRun& run);

std::optional<Stand> stand_inside(const Block& block, const program::BlockRun& run) {
  for (const program::Part& part : block.parts) {
    if (part.kind == PartKind::body)
      if (std::optional<Stand> found = stand_in(part.blocks, block.id, part.hole.str(), run)) return found;
    if (part.kind == PartKind::slot)
      for (const Block& value : part.blocks)
        if (std::optional<Stand> found = stand_inside(value, run)) return found;
  }
  return std::nullopt;
}

std::optional<Stand> stand_in(const std::vector<Block>& body, NodeId holder, const std::string& hole, const program::BlockRun& run) {
  for (std::size_t first = 0; first < body.size(); ++first) {
    if (body[first].id != run.first) {
      if (std::optional<Stand> found = stand_inside(body[first], run)) return found;
      continue;
    }
    std::size_t last = first;
    while (body[last].id != run.last && last + 1 < body.size()) ++last;
    return Stand{holder, hole, first, last};
  }
  return std::nullopt;
}

// The slot in which the value stands.
std::optional<SlotPlace> slot_around(const std::vector<Block>& blocks, NodeId value) {
  for (const Block& block : blocks)
    for (const program::Part& part : block.parts) {
      if (part.kind == PartKind::slot && !part.blocks.empty() && part.blocks.front().id == value) return SlotPlace{block.id, part.hole.str()};
      if (std::optional<SlotPlace> found = slot_around(part.blocks, value)) return found;
    }
  return std::nullopt;
}

// Where the blocks of a layout stand in it: to look one up for each of ten thousand places would be the square of it.
class Holders {
 public:
  explicit Holders(const Layout& layout) {
    by_id_.reserve(layout.blocks.size());
    for (const LaidBlock& laid : layout.blocks) by_id_.emplace_back(laid.id, static_cast<int>(by_id_.size()));
    std::sort(by_id_.begin(), by_id_.end());
  }
  std::optional<int> find(NodeId block) const {
    const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), std::pair(block, 0));
    return found == by_id_.end() || found->first != block ? std::nullopt : std::optional(found->second);
  }

 private:
  std::vector<std::pair<NodeId, int>> by_id_;
};

// `holder`: index in the layout of the block that the place names; -1: the file.
std::optional<Place> seam_place(const Layout& layout, int holder, const StatementPlace& where) {
  Place place{.where = where, .holder = holder};
  const Mouth* mouth = &layout.file;
  if (holder >= 0) {
    const LaidBlock& laid = layout.blocks[static_cast<std::size_t>(holder)];
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

std::optional<Place> slot_place(const Layout& layout, int holder, const SlotPlace& where) {
  const LaidBlock& laid = layout.blocks[static_cast<std::size_t>(holder)];
  for (const Piece& piece : laid.pieces) {
    if (piece.kind == PieceKind::icon || piece.part >= laid.block->parts.size()) continue;
    const program::Part& part = laid.block->parts[piece.part];
    if (part.kind != PartKind::slot || part.hole != where.hole) continue;
    return Place{.where = where,
                 .capture = piece.box.grown(kSlotAround),
                 .corner = piece.box.corner(),
                 .right = piece.box.right,
                 .depth = laid.depth + 1,
                 .holder = holder,
                 .slot = piece.box};
  }
  return std::nullopt;
}

std::optional<Place> place_in(const Layout& layout, const Holders& holders, const SlotPlace& where) {
  const std::optional<int> holder = holders.find(where.block);
  return holder ? slot_place(layout, *holder, where) : std::nullopt;
}

std::optional<Place> place_in(const Layout& layout, const Holders& holders, const StatementPlace& where) {
  const std::optional<int> holder = where.block == NodeId::none ? -1 : holders.find(where.block);
  return holder ? seam_place(layout, *holder, where) : std::nullopt;
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

// The distance of the open place, which holds on a little beyond what would open it.
float held_distance(const Place& place, const Hand& hand, const Snapping& snapping) {
  Place wider = place;
  wider.capture = place.capture.grown(snapping.beyond_capture);
  return distance_to(wider, hand, snapping.reach + snapping.beyond_capture);
}

}  // namespace

std::vector<Place> list_places(const Layout& layout, const program::Projection& projection, const Carried& carried) {
  const Holders holders(layout);
  std::vector<Place> places;
  if (carried.is_value()) {
    const std::vector<SlotPlace> slots = program::slot_places(projection, carried.value, carried.block);
    places.reserve(slots.size());
    for (const SlotPlace& where : slots)
      if (std::optional<Place> place = place_in(layout, holders, where)) places.push_back(*std::move(place));
    return places;
  }
  const std::optional<Stand> stand = carried.block == NodeId::none ? std::nullopt : stand_in(projection.blocks, NodeId::none, {}, carried.run());
  const std::vector<StatementPlace> seams = program::statement_places(projection, {carried.block, carried.shape == program::Shape::hat, carried.ends_body});
  places.reserve(seams.size());
  for (const StatementPlace& where : seams) {
    if (stand && stand->has(where)) continue;
    if (std::optional<Place> place = place_in(layout, holders, where)) places.push_back(*std::move(place));
  }
  return places;
}

std::vector<Refusal> list_refusals(const Layout& layout, const program::Projection& projection, const Carried& carried) {
  std::vector<Refusal> refusals;
  if (!carried.is_value()) return refusals;
  const Holders holders(layout);
  for (const SlotPlace& where : program::refusing_slots(projection, carried.value, carried.block)) {
    const std::optional<Place> place = place_in(layout, holders, where);
    if (!place) continue;
    for (const program::Part& part : layout.blocks[static_cast<std::size_t>(place->holder)].block->parts)
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
  if (const std::optional<Stand> stand = stand_in(projection.blocks, NodeId::none, {}, {block, block}))
    return index_of(places, {.where = StatementPlace{stand->holder, stand->hole, stand->first}});
  if (const std::optional<SlotPlace> slot = slot_around(projection.blocks, block)) return index_of(places, {.where = *slot});
  return std::nullopt;
}

Place shown_in(const Layout& layout, const Place& place) {
  if (place.is_slot()) return place;
  return seam_place(layout, place.holder, std::get<StatementPlace>(place.where)).value_or(place);
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
