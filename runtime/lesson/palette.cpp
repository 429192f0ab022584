#include "lesson/palette.h"

#include <algorithm>
#include <set>

#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::lesson {

std::vector<OutsideBlock> outside_palette(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& program) {
  std::set<std::string, std::less<>> allowed(lesson.blocks.begin(), lesson.blocks.end());
  for (const std::string& id : lesson.blocks)
    if (const program::BlockEntry* entry = vocabulary.find(id); entry && !entry->includes.empty()) allowed.insert(entry->includes);
  std::vector<OutsideBlock> outside;
  const program::Parsed parsed = program::parse(program);
  const program::Projection projection = program::project(parsed.tree, vocabulary, "fr");
  for (const program::Block* block : program::all_blocks(projection)) {
    const bool known = std::any_of(outside.begin(), outside.end(), [&](const OutsideBlock& one) { return one.id == block->type; });
    if (!known && !allowed.contains(block->type) && block->type != "lua.parentheses") outside.push_back({std::string(block->type), block->range.start});
  }
  return outside;
}

}  // namespace lunabloc::lesson
