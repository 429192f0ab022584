#include "ide/workspace/taking_in.h"

#include <algorithm>

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;

// The Lua of the reporter in the place, when it is one to be kept.
std::string kept_lua(const program::Tree& tree, const program::Projection& projection, const program::SlotPlace& place) {
  const Block* const holder = program::block_with(projection, place.block);
  if (holder == nullptr) return {};
  const auto part = std::find_if(holder->parts.begin(), holder->parts.end(), [&](const Part& one) { return one.kind == PartKind::slot && one.hole == place.hole; });
  if (part == holder->parts.end() || part->blocks.empty()) return {};
  const std::string_view type = part->blocks.front().type;
  if (type == "logic.true" || type == "logic.false" || type == "lua.nil") return {};
  std::string lua = tree.text().substr(part->range.start, part->range.length());
  return lua == part->initial() || lua.find('\n') != std::string::npos ? std::string() : lua;
}

}  // namespace

std::string taking_in(const std::string& lua, const program::Tree& tree, const program::Projection& projection,
                      const program::SlotPlace& place, const program::Vocabulary& vocabulary) {
  constexpr std::string_view kReturn = "return ";
  const std::string kept = kept_lua(tree, projection, place);
  if (kept.empty()) return lua;
  const program::Tree alone = program::parse(std::string(kReturn) + lua).tree;
  const program::Projection blocks = program::project(alone, vocabulary, projection.language);
  const program::SlotType value = program::value_type(kept);
  for (const Block* block : program::all_blocks(blocks)) {
    if (block->range.start != kReturn.size() || block->range.length() != lua.size()) continue;
    for (const Part& slot : block->parts) {
      if (slot.kind != PartKind::slot || !slot.takes_reporter || !program::fits(slot, value)) continue;
      const Result<program::TextEdits> edits = program::fill_slot(alone, blocks, {block->id, slot.hole.str()}, kept);
      if (!edits) continue;
      std::string text = alone.text();
      program::apply(text, *edits);
      return text.substr(kReturn.size());
    }
  }
  return lua;
}

}  // namespace lunabloc::ide::workspace
