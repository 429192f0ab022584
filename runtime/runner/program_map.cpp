#include "runner/program_map.h"

#include <algorithm>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/cursor.h"

namespace lunabloc::runner {
namespace {

using program::SyntaxKind;

bool is_loop(SyntaxKind kind) {
  return kind == SyntaxKind::while_statement || kind == SyntaxKind::repeat_statement || kind == SyntaxKind::numeric_for ||
         kind == SyntaxKind::generic_for;
}
bool is_for(SyntaxKind kind) { return kind == SyntaxKind::numeric_for || kind == SyntaxKind::generic_for; }

}  // namespace

ProgramMap::ProgramMap(const program::Tree& tree) {
  const base::LineIndex lines(tree.text());
  for (program::Walk walk{program::Syntax(tree)}; walk; walk.next()) {
    const program::Syntax& at = walk.at();
    if (const program::LocalName local{at}; local && local.attribute().text() == "close" && to_be_closed_.empty()) {
      to_be_closed_ = std::string(local.name().text());
      to_be_closed_at_ = static_cast<std::uint32_t>(local.name().start());
    }
    if (!program::is_statement(at.kind()) || at.kind() == SyntaxKind::comment_statement) continue;
    const TextRange range = at.token_range();
    if (range.empty()) continue;
    statements_.push_back({static_cast<std::uint32_t>(range.start), static_cast<std::uint32_t>(range.end),
                           lines.line_of(range.start), lines.line_of(range.end - 1), is_loop(at.kind()), is_for(at.kind())});
  }
}

const ProgramMap::Statement* ProgramMap::at(std::uint32_t offset) const {
  const auto found = std::lower_bound(statements_.begin(), statements_.end(), offset,
                                      [](const Statement& statement, std::uint32_t wanted) { return statement.start < wanted; });
  return found != statements_.end() && found->start == offset ? &*found : nullptr;
}

std::uint32_t ProgramMap::offset_of_line(std::uint32_t line) const {
  const Statement* holder = nullptr;
  for (const Statement& statement : statements_) {
    if (statement.first_line == line) return statement.start;
    if (statement.first_line > line) break;
    if (statement.last_line >= line) holder = &statement;
  }
  return holder != nullptr ? holder->start : 0;
}

}  // namespace lunabloc::runner
