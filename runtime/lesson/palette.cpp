#include "lesson/palette.h"

#include <algorithm>
#include <set>

#include "base/file.h"
#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::lesson {

namespace {

using Ids = std::set<std::string, std::less<>>;

Ids shown_in_palette(const Lesson& lesson, const program::Vocabulary& vocabulary) {
  Ids shown(lesson.blocks.begin(), lesson.blocks.end());
  for (const std::string& id : lesson.blocks)
    if (const program::BlockEntry* entry = vocabulary.find(id); entry && !entry->includes.empty()) shown.insert(entry->includes);
  shown.emplace("lua.parentheses");
  return shown;
}

// What stands there can be copied.
void add_blocks_of(const std::string& program, const program::Vocabulary& vocabulary, Ids& ids) {
  const program::Parsed parsed = program::parse(program);
  const program::Projection projection = program::project(parsed.tree, vocabulary, "fr");
  for (const program::Block* block : program::all_blocks(projection)) ids.emplace(block->type);
}

std::vector<OutsideBlock> blocks_outside(const Ids& allowed, const program::Vocabulary& vocabulary, const std::string& program) {
  std::vector<OutsideBlock> outside;
  const program::Parsed parsed = program::parse(program);
  const program::Projection projection = program::project(parsed.tree, vocabulary, "fr");
  for (const program::Block* block : program::all_blocks(projection)) {
    const bool known = std::any_of(outside.begin(), outside.end(), [&](const OutsideBlock& one) { return one.id == block->type; });
    if (!known && !allowed.contains(block->type)) outside.push_back({std::string(block->type), block->range.start});
  }
  return outside;
}

}  // namespace

std::vector<OutsideBlock> outside_palette(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& step, const std::string& program) {
  Ids allowed = shown_in_palette(lesson, vocabulary);
  add_blocks_of(lesson.starter_of(step), vocabulary, allowed);
  return blocks_outside(allowed, vocabulary, program);
}

std::vector<OutsideBlock> outside_palette_of_file(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& file, const std::string& program) {
  Ids allowed = shown_in_palette(lesson, vocabulary);
  for (const Step& step : lesson.steps) {
    const std::string own = "solution-" + step.id + ".lua";
    if (file == (base::is_there(lesson.file(own)) ? own : "solution.lua")) add_blocks_of(lesson.starter_of(step.id), vocabulary, allowed);
  }
  return blocks_outside(allowed, vocabulary, program);
}

}  // namespace lunabloc::lesson
