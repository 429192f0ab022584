// Any tree has its blocks, in order, inside the text; any block can be deleted or duplicated, or it is refused.
#include "program/gesture.h"
#include "program/projection.h"
#include "promise.h"
#include "support/same_blocks.h"
#include "support/temp_folder.h"

namespace {

const lunabloc::program::Vocabulary& vocabulary() {
  static const lunabloc::program::Vocabulary loaded =
      lunabloc::program::Vocabulary::load(lunabloc::support::source_folder() / "assets/vocabulary",
                                          lunabloc::support::source_folder() / "assets/schemas")
          .value_or(lunabloc::program::Vocabulary{});
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const program::Tree tree = program::parse(fuzz::text_of(data, size)).tree;
  const program::Projection projection = program::project(tree, vocabulary(), "fr");
  std::size_t end = 0;
  for (const program::Block& block : projection.blocks) {
    fuzz::promise(block.range.start >= end && block.range.end <= size, "blocks stand in the order of the text");
    end = block.range.end;
  }
  // The bytes say where a piece of the text is put again: the blocks follow it.
  if (size > 4) {
    const std::size_t at = (data[0] * 256U + data[1]) % size, length = data[2] % 16U;
    const std::string again(fuzz::text_of(data, size).substr(data[3] % size, length));
    const program::Tree after = program::reparse(tree, {{at, std::min(size, at + length / 2)}, again}).tree;
    program::Projection followed = projection;
    program::update(followed, after, vocabulary(), "fr");
    fuzz::promise(support::same_blocks(followed, program::project(after, vocabulary(), "fr")), "blocks after an edit are those of its text");
  }
  int tried = 0;
  for (const program::Block* block : program::all_blocks(projection)) {
    if (++tried > 4) break;
    for (const auto& edits : {program::delete_block(tree, projection, block->id, program::Extent::alone),
                              program::duplicate_block(tree, projection, block->id)}) {
      if (!edits) continue;
      std::string text = tree.text();
      const program::TextEdits inverses = program::apply(text, *edits);
      program::apply(text, inverses);
      fuzz::promise(text == tree.text(), "a gesture can be undone");
    }
  }
  return 0;
}
