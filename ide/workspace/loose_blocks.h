// Blocks that are in no program: of the palette, the backpack, a lesson's text, the clipboard.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ide/workspace/block_layout.h"
#include "program/projection.h"

namespace lunabloc::ide::workspace {

// Parsed and laid out once.
struct LooseBlocks {
  program::Projection projection;              // owns what `blocks` points into
  std::vector<const program::Block*> blocks;
  Layout layout;
};
// `lua` is statements, or one expression (then one value).
std::unique_ptr<LooseBlocks> loose_blocks(const std::string& lua, const program::Vocabulary& vocabulary,
                                          const std::string& language, const TextWidth& width);

}  // namespace lunabloc::ide::workspace
