#include "program/diagnostics.h"

#include <algorithm>
#include <limits>

#include "program/cursor.h"
#include "program/parser.h"
#include "program/reparse.h"

namespace lunabloc::program {
namespace {

bool has_layout_ends(const Tree& tree) {
  for (Walk walk{Syntax(tree)}; walk;) {
    if (walk.at().kind() == SyntaxKind::missing && walk.at().green().by_layout()) return true;
    walk.at().has_error() ? walk.next() : walk.skip();
  }
  return false;
}

// In the order in which Lua stops. At one stop, Lua has closed what went before: names come first.
std::vector<Finding> findings_of(const Tree& tree) {
  std::vector<Finding> syntax = syntax_findings(tree);
  const std::size_t limit = syntax.empty() ? std::numeric_limits<std::size_t>::max() : syntax.front().stop;
  std::vector<Finding> findings = name_findings(tree, limit);
  findings.insert(findings.end(), std::make_move_iterator(syntax.begin()), std::make_move_iterator(syntax.end()));
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.stop < b.stop; });
  return findings;
}

// A block that the layout has closed goes on for Lua, so the first fault is sought in the tree that Lua sees. An `end`
// that lacks is told from the tree that people see: there its opener is the right one.
std::vector<Finding> findings_with_layout(const Tree& tree) {
  UntouchedStatements whole(tree, {{tree.text().size(), tree.text().size()}, ""}, tree.text());
  const Tree lua_tree(std::shared_ptr<const GreenNode>(parse_file_as_lua(tree.text(), whole), release),
                      tree.text_pointer(), tree.ids());
  std::vector<Finding> lua_findings = findings_of(lua_tree);
  std::vector<Finding> findings = syntax_findings(tree);
  if (lua_findings.empty()) return findings;
  Finding& first = lua_findings.front();
  const auto kept = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.stop >= first.stop; });
  findings.erase(findings.begin(), kept);
  const bool same = !findings.empty() && findings.front().stop == first.stop &&
                    findings.front().diagnostic.message == first.diagnostic.message;
  if (!same) findings.insert(findings.begin(), std::move(first));
  return findings;
}

}  // namespace

Stop stop_at(std::string_view text, std::size_t offset) {
  Stop stop;
  while (true) {
    stop.token = lex(text, offset);
    if (!is_trivia(stop.token.kind) || stop.token.kind == SyntaxKind::garbage) break;
    if (stop.token.wrong) break;
    offset += stop.token.length;
  }
  stop.start = offset;
  stop.range = {offset, offset + stop.token.length};
  const std::size_t line = text.substr(offset, stop.token.length).find_last_of("\n\r");
  if (line != std::string_view::npos) stop.range.start = offset + line + 1;
  return stop;
}

std::string shown(std::string_view text, const Stop& stop) {
  const std::string_view token = text.substr(stop.start, stop.token.length);
  constexpr std::size_t kMostShown = 24;
  if (token.size() <= kMostShown) return std::string(token);
  std::size_t cut = kMostShown;
  while (cut > 0 && (static_cast<unsigned char>(token[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(token.substr(0, cut)) + "…";
}

std::vector<Diagnostic> diagnostics_of(const Tree& tree) {
  std::vector<Diagnostic> diagnostics;
  const bool layout = tree.root().has_error() && has_layout_ends(tree);
  for (Finding& finding : layout ? findings_with_layout(tree) : findings_of(tree))
    diagnostics.push_back(std::move(finding.diagnostic));
  return diagnostics;
}

}  // namespace lunabloc::program
