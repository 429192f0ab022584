#include "ide/workspace/loose_blocks.h"

namespace lunabloc::ide::workspace {
namespace {

// The value that an expression gives, in `return <expression>`.
const program::Block* value_in(const program::Projection& projection) {
  for (const program::Block* block : program::all_blocks(projection))
    if (block->shape == program::Shape::reporter || block->shape == program::Shape::boolean) return block;
  return nullptr;
}

}  // namespace

std::unique_ptr<LooseBlocks> loose_blocks(const std::string& lua, const program::Vocabulary& vocabulary,
                                          const std::string& language, const TextWidth& width) {
  auto loose = std::make_unique<LooseBlocks>();
  const program::Parsed statements = program::parse(lua);
  if (statements.diagnostics.empty()) {
    loose->projection = program::project(statements.tree, vocabulary, language);
    for (const program::Block& block : loose->projection.blocks) loose->blocks.push_back(&block);
  } else {
    const program::Parsed expression = program::parse("return " + lua);
    if (expression.diagnostics.empty()) {
      loose->projection = program::project(expression.tree, vocabulary, language);
      if (const program::Block* value = value_in(loose->projection)) loose->blocks.push_back(value);
    } else {
      loose->projection = program::project(statements.tree, vocabulary, language);
      for (const program::Block& block : loose->projection.blocks) loose->blocks.push_back(&block);
    }
  }
  loose->layout = lay_out(loose->blocks, width);
  return loose;
}

}  // namespace lunabloc::ide::workspace
