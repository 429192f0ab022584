// Two projections that a person could not tell apart: for tests that reach one state in two ways.
#pragma once

#include <algorithm>

#include "program/projection.h"

namespace lunabloc::support {

inline bool same_block(const program::Block& a, const program::Block& b);

inline bool same_part(const program::Part& a, const program::Part& b) {
  return a.kind == b.kind && a.text == b.text && a.hole == b.hole && a.slot_type == b.slot_type &&
         a.entry == b.entry && a.range == b.range && a.missing == b.missing && a.takes_reporter == b.takes_reporter &&
         a.literal == b.literal && a.depth == b.depth && a.node == b.node && std::ranges::equal(a.blocks, b.blocks, same_block);
}

inline bool same_block(const program::Block& a, const program::Block& b) {
  return a.id == b.id && a.type == b.type && a.shape == b.shape && a.look == b.look && a.category == b.category &&
         a.icon == b.icon && a.range == b.range && a.comments == b.comments && a.copies == b.copies && std::ranges::equal(a.parts, b.parts, same_part);
}

inline bool same_blocks(const program::Projection& a, const program::Projection& b) {
  return a.learned == b.learned && a.asked == b.asked && a.tree.root_pointer() == b.tree.root_pointer() &&
         std::ranges::equal(a.blocks, b.blocks, same_block);
}

}  // namespace lunabloc::support
