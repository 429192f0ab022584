#include <fmt/format.h>

#include <algorithm>

#include "base/line_index.h"
#include "program/cursor.h"
#include "program/diagnostics.h"
#include "program/parser.h"

namespace lunabloc::program {
namespace {

class SyntaxPass {
 public:
  explicit SyntaxPass(const Tree& tree) : tree_(tree), text_(tree.text()), lines_(tree.text()) {}

  std::vector<Finding> run() {
    for (Walk walk{Syntax(tree_)}; walk && findings_.size() < kMostTold;) {
      const Syntax& at = walk.at();
      if (!at.has_error()) {
        walk.skip();
        continue;
      }
      if (at.is_token()) {
        at.kind() == SyntaxKind::missing ? missing(walk) : wrong_token(at);
      } else if (at.kind() == SyntaxKind::skipped) {
        skipped(at);
      } else if (at.kind() == SyntaxKind::assignment) {
        assignment(at);
      }
      walk.next();
    }
    std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
      return a.stop != b.stop ? a.stop < b.stop : a.diagnostic.range.start < b.diagnostic.range.start;
    });
    drop_echoes();
    return std::move(findings_);
  }

 private:
  Stop stop_at(std::size_t offset) const { return program::stop_at(text_, offset); }
  std::string line_of(std::size_t offset) { return fmt::format("{}", lines_.line_of(offset)); }

  // Not told when the token at which Lua stops is itself wrong: Lua then tells of the token.
  void tell(const Stop& stop, std::string message, base::Arguments arguments, TextRange related = {}) {
    if (stop.token.wrong) return;
    arguments.emplace_back("trouve", shown(text_, stop));
    arguments.emplace_back("ligne", line_of(stop.range.start));
    findings_.push_back({stop.start, {std::move(message), std::move(arguments), stop.range, related, stop.range.start}});
  }

  void missing(const Walk& walk) {
    const Syntax& at = walk.at();
    const Syntax parent = walk.parent();
    const SyntaxKind expected = at.green().expected();
    if (at.green().by_layout()) {
      if (opener_of(expected) != SyntaxKind::missing) return;  // Lua reads on: where it stops is told from the tree that it sees
      layout_ = std::min(layout_, at.start());
      return unclosed(walk, stop_at(end_of_bracket(walk)));
    }
    const Stop stop = stop_at(at.start());
    const bool at_end = stop.token.kind == SyntaxKind::end_of_file;
    if (parent.kind() == SyntaxKind::block) return tell(stop, "syntax.return_not_last", {});
    if (expected == SyntaxKind::kw_end || expected == SyntaxKind::kw_until) return unclosed(walk, stop);
    if (parent.kind() == SyntaxKind::expression_statement) {
      return tell(stop, "syntax.not_a_statement", {{"texte", std::string(parent.token_text().substr(0, 24))}});
    }
    if (parent.kind() == SyntaxKind::missing_expression) {
      return tell(stop, at_end ? "syntax.expected_value_at_end" : "syntax.expected_value", {});
    }
    if (expected == SyntaxKind::name) return tell(stop, at_end ? "syntax.expected_name_at_end" : "syntax.expected_name", {});
    if (parent.kind() == SyntaxKind::arguments && parent.children().size() == 1)
      return tell(stop, "syntax.expected_arguments", {});
    TextRange related;
    for (const Syntax part : parent.children()) {
      if (part.kind() == opener_of(expected) && part.start() < at.start()) {
        related = part.range();
        break;
      }
    }
    tell(stop, at_end ? "syntax.expected_at_end" : "syntax.expected",
         {{"attendu", std::string(spelling_of(expected))}}, related);
  }
  static SyntaxKind opener_of(SyntaxKind closer) {
    switch (closer) {
      case SyntaxKind::right_paren: return SyntaxKind::left_paren;
      case SyntaxKind::right_brace: return SyntaxKind::left_brace;
      case SyntaxKind::right_bracket: return SyntaxKind::left_bracket;
      case SyntaxKind::greater: return SyntaxKind::less;
      case SyntaxKind::kw_then: return SyntaxKind::kw_if;
      case SyntaxKind::kw_do: return SyntaxKind::kw_while;
      default: return SyntaxKind::missing;
    }
  }

  // A block closed by layout goes on for Lua: to the bracket, or the `until`, that cannot be inside it, or to the end.
  std::size_t end_of_bracket(const Walk& walk) const {
    for (std::size_t up = 0; up < walk.depth(); ++up) {
      const Syntax node = walk.ancestor(up);
      if (node.kind() == SyntaxKind::block) continue;  // of statements, and as long as the text
      for (const Syntax part : node.children()) {
        const bool closer = part.kind() == SyntaxKind::right_paren || part.kind() == SyntaxKind::right_brace ||
                            part.kind() == SyntaxKind::right_bracket || part.kind() == SyntaxKind::kw_until;
        if (closer && part.start() >= walk.at().start()) return part.start();
      }
    }
    return text_.size();
  }

  void unclosed(const Walk& walk, const Stop& stop) {
    // The word that opened the block: the first of the statement, or `function` before the body.
    Syntax opener;
    for (std::size_t up = 0; up < walk.depth() && !opener; ++up) {
      for (const Syntax part : walk.ancestor(up).children()) {
        if (part.is_token() && is_keyword(part.kind())) {
          opener = part;
          if (part.kind() != SyntaxKind::kw_local) break;
        }
      }
    }
    tell(stop, "syntax.expected_end",
         {{"attendu", std::string(spelling_of(walk.at().green().expected()))},
          {"ouvreur", std::string(opener.text())},
          {"ligne_ouvreur", line_of(opener.start())}},
         opener.range());
  }

  void wrong_token(const Syntax& at) {
    const WrongToken why = why_wrong(at.kind(), at.text());
    const TextRange range{at.start() + why.start, at.start() + why.end};
    const bool late = why.start == why.end;
    findings_.push_back({late ? range.start : at.start(),
                         {std::string(why.message),
                          {{"trouve", std::string(at.text().substr(0, 24))},
                           {"ligne", line_of(range.start)},
                           {"ligne_ouvreur", line_of(at.start())}},
                          range,
                          late ? TextRange{at.start(), at.start() + 2} : TextRange{},
                          range.start}});
  }

  void skipped(const Syntax& at) {
    const Syntax first = at.first_token();
    if (!first) return;
    const Stop stop = stop_at(first.start());
    if ((at.green().node().flags & kTooDeep) != 0) return tell(stop, "syntax.too_deep", {});
    const SyntaxKind kind = first.kind();
    const bool closer = kind == SyntaxKind::kw_end || kind == SyntaxKind::kw_else || kind == SyntaxKind::kw_elseif ||
                        kind == SyntaxKind::kw_until;
    // Where a block before was closed by layout, Lua still pairs this word with it.
    if (closer && layout_ < at.start()) return;
    tell(stop, closer ? "syntax.closes_nothing" : "syntax.unexpected", {});
  }

  void assignment(const Syntax& at) {
    for (const Syntax part : at.children()) {
      if (part.kind() == SyntaxKind::equal) return;
      if (!is_expression(part.kind()) || is_assignable(part.kind()) || part.kind() == SyntaxKind::missing_expression)
        continue;
      return tell(stop_at(part.end()), "syntax.cannot_assign", {{"texte", std::string(part.token_text().substr(0, 24))}});
    }
  }

  // One fault often leaves several marks: the first on a line speaks for them.
  void drop_echoes() {
    std::vector<Finding> kept;
    for (Finding& finding : findings_) {
      if (!kept.empty() && lines_.line_of(kept.back().stop) == lines_.line_of(finding.stop)) continue;
      kept.push_back(std::move(finding));
    }
    findings_ = std::move(kept);
  }

  const Tree& tree_;
  std::string_view text_;
  base::LineCounter lines_;
  std::vector<Finding> findings_;
  std::size_t layout_ = static_cast<std::size_t>(-1);  // where the first block closed by layout ends
};

}  // namespace

std::vector<Finding> syntax_findings(const Tree& tree) {
  if (!tree.root().has_error()) return {};
  return SyntaxPass(tree).run();
}

}  // namespace lunabloc::program
