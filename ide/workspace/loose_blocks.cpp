#include "ide/workspace/loose_blocks.h"

namespace lunabloc::ide::workspace {
namespace {

constexpr std::string_view kReturn = "return ";

// The value that an expression gives, in `return <expression>`.
const program::Block* value_in(const program::Projection& projection) {
  for (const program::Block* block : program::all_blocks(projection))
    if (block->shape == program::Shape::reporter || block->shape == program::Shape::boolean) return block;
  return nullptr;
}

// Lua takes a call for a statement as well as for a value (`ask("?")`): the vocabulary knows which are there for their value.
bool is_there_for_its_value(const program::Block& block, const program::Vocabulary& vocabulary) {
  const program::BlockEntry* entry = vocabulary.find(block.type);
  return entry != nullptr && entry->is_expression() && block.range.start == kReturn.size();
}

}  // namespace

std::unique_ptr<LooseBlocks> loose_blocks(const std::string& lua, const program::Vocabulary& vocabulary,
                                          const std::string& language, const TextWidth& width) {
  auto loose = std::make_unique<LooseBlocks>();
  const program::Parsed statements = program::parse(lua);
  if (const program::Parsed expression = program::parse(std::string(kReturn) + lua); expression.diagnostics.empty()) {
    loose->projection = program::project(expression.tree, vocabulary, language);
    const program::Block* value = value_in(loose->projection);
    if (value != nullptr && (!statements.diagnostics.empty() || is_there_for_its_value(*value, vocabulary))) loose->blocks.push_back(value);
  }
  if (loose->blocks.empty()) {
    loose->projection = program::project(statements.tree, vocabulary, language);
    for (const program::Block& block : loose->projection.blocks) loose->blocks.push_back(&block);
  }
  loose->layout = lay_out(loose->blocks, width);
  return loose;
}

}  // namespace lunabloc::ide::workspace
