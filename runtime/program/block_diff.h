// What differs between two programs, in blocks.
#pragma once

#include <vector>

#include "program/projection.h"

namespace lunabloc::program {

// A block that one side alone has, or that both have with other words. A container whose header is the same is not
// told: what differs inside it is.
struct BlockChange {
  const Block* before = nullptr;  // null: added
  const Block* after = nullptr;   // null: removed
};

// In reading order. Borrows from both.
std::vector<BlockChange> block_changes(const Projection& before, const Projection& after);

// A block's own words, without what stands in its bodies.
std::string describe_header(const Block& block);

}  // namespace lunabloc::program
