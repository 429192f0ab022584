// Blocks put into a container, and a container taken away from around its blocks.
#include <algorithm>

#include "base/blanks.h"
#include "program/ast.h"
#include "program/gesture_parts.h"
#include "program/layout.h"
#include "program/lexer.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

// A container as the palette gives it: the body that the blocks go into, and what stands before and after it.
struct Container {
  Tree tree;
  Syntax statement, body;
  std::string head, tail;
};

std::optional<Container> container_of(const std::string& lua) {
  Container container{parse(lua).tree, {}, {}, {}, {}};
  if (container.tree.root().has_error()) return std::nullopt;
  const std::vector<Syntax> statements = statements_of(File(Syntax(container.tree)).block());
  if (statements.size() != 1) return std::nullopt;
  container.statement = statements.front();
  for (Walk walk(container.statement); walk && !container.body; walk.next())
    if (walk.at().kind() == block && statements_of(walk.at()).empty()) container.body = walk.at();
  if (!container.body) return std::nullopt;
  const std::string_view text = container.tree.text();
  container.head = base::trimmed(text.substr(0, container.body.start()));
  container.tail = base::trimmed(text.substr(container.body.end()));
  return container;
}

// One level more for each line after the first that is not blank.
void indent(const std::string& text, TextRange range, const std::string& step, TextEdits& edits) {
  for (const std::size_t start : line_starts_in(text, range))
    if (!ends_line(text, start)) edits.push_back({{start, start}, step});
}

// ---- Taking away

// The bodies of a container, in the order of the text; none when it is no container that can be taken away.
std::vector<Syntax> bodies_of(const Syntax& statement) {
  switch (statement.kind()) {
    case do_statement:
    case while_statement:
    case repeat_statement:
    case numeric_for:
    case generic_for: return {statement.child(block)};
    case if_statement: {
      std::vector<Syntax> bodies;
      for (const Arm& arm : IfStatement(statement).arms()) bodies.push_back(arm.body());
      if (IfStatement(statement).else_clause()) bodies.push_back(IfStatement(statement).else_body());
      return bodies;
    }
    case call_statement: {  // when.start(function() … end)
      const std::vector<Syntax> given = Call(CallStatement(statement).call()).arguments().values();
      if (given.empty() || given.back().kind() != function_expression) return {};
      return {Function(given.back()).body().block()};
    }
    default: return {};
  }
}

bool is_loop(SyntaxKind kind) {
  return kind == while_statement || kind == repeat_statement || kind == numeric_for || kind == generic_for;
}

// From the first byte that is no blank to the last: comments count. Empty when there is none.
TextRange content_of(const std::string& text, const Syntax& body) {
  TextRange content{body.start(), body.start()};
  for (std::size_t at = body.start(); at < body.end();) {
    const Token token = lex(text, at);
    if (token.length == 0) break;
    if (token.kind != space && token.kind != newline) {
      if (content.empty()) content.start = at;
      content.end = at + token.length;
    }
    at += token.length;
  }
  return content;
}

// The comments of what is taken away, to stay where it stood.
std::string comments_in(const std::string& text, TextRange removed, const std::string& next_line) {
  std::string kept;
  for (std::size_t at = removed.start; at < removed.end;) {
    const Token token = lex(text, at);
    if (token.length == 0) break;
    if (is_comment_token(token.kind)) kept += text.substr(at, token.length) + next_line;
    at += token.length;
  }
  return kept;
}

void dedent(const std::string& text, TextRange content, const std::string& margin, TextEdits& edits) {
  if (!begins_line(text, content.start)) return;
  const std::string inner = margin_at(text, content.start);
  if (!inner.starts_with(margin) || inner.size() == margin.size()) return;
  for (const std::size_t start : line_starts_in(text, content)) {
    std::size_t shared = 0;
    while (shared < inner.size() && start + shared < text.size() && text[start + shared] == inner[shared]) ++shared;
    if (shared > margin.size()) edits.push_back({{start + margin.size(), start + shared}, ""});
  }
}

}  // namespace

Result<TextEdits> wrap_blocks(const Tree& tree, const Projection& projection, const BlockRun& run, const std::string& container_lua) {
  const std::optional<Taken> taken = take(tree, projection, run);
  const std::optional<Container> container = container_of(container_lua);
  if (!taken) return unknown_place();
  if (!container) return does_not_fit();
  const std::string& text = tree.text();
  const std::string line_end = line_end_near(text, taken->range.start), step = indentation_step(text);
  const std::string margin = margin_at(text, taken->range.start), next_line = line_end + margin;
  const std::string tail = indented(container->tail, margin, {.to = step}, line_end);

  IntendedChange inside, change;
  inside.inserted.push_back({container->body, {}, taken->marks});
  mark_removed(*taken, change);
  change.inserted.push_back(insertion(taken->body, taken->first + taken->count, marks_of(container->statement, inside)));

  const auto around = [&](const std::string& before, const std::string& after) {
    return TextEdits{{{taken->range.start, taken->range.start}, container->head + before},
                     {{taken->range.end, taken->range.end}, after + tail}};
  };
  std::vector<TextEdits> ways;
  if (!begins_line(text, taken->range.start)) ways.push_back(from_last_to_first(around(" ", " ")));
  TextEdits lines = around(next_line + step, next_line);
  indent(text, taken->range, step, lines);
  ways.push_back(from_last_to_first(lines));
  lines[1].inserted += ";";
  ways.push_back(from_last_to_first(lines));
  const Result<TextEdits> edits = first_that_fits(tree, ways, change);
  if (!edits) return edits;
  if (const Result<void> same = check_meaning(tree, *edits); !same) return tl::unexpected(same.error());
  return few(text, *edits);
}

bool can_unwrap(const Tree& tree, NodeId block) { return !bodies_of(find(tree, block)).empty(); }

Result<TextEdits> unwrap_block(const Tree& tree, const Projection& projection, NodeId id) {
  const std::optional<Taken> taken = take(tree, projection, id, Extent::alone);
  if (!taken) return unknown_place();
  const Syntax statement = taken->body.statements[taken->first];
  const std::vector<Syntax> bodies = bodies_of(statement);
  if (bodies.empty()) return does_not_fit();
  const std::string& text = tree.text();
  Marks marks;
  std::vector<TextRange> contents;
  for (const Syntax& body : bodies) {
    if (!body) return does_not_fit();
    if (is_loop(statement.kind()) && (body.green().node().flags & kBreaks) != 0)
      return failure(ErrorKind::failed, "gesture.jump_inside", {{"mot", "break"}});
    for (const Syntax& inner : statements_of(body)) append(marks, marks_of(inner));
    if (const TextRange content = content_of(text, body); !content.empty()) contents.push_back(content);
  }
  if (contents.empty()) return delete_block(tree, projection, id, Extent::alone);

  const TextRange whole = statement.token_range();
  const std::string margin = margin_at(text, whole.start);
  const bool on_lines = begins_line(text, whole.start);
  const std::string next_line = line_end_near(text, whole.start) + margin;
  TextEdits edits;
  edits.push_back({{whole.start, contents.front().start}, comments_in(text, {whole.start, contents.front().start}, next_line)});
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const TextRange gap{contents[i].end, i + 1 < contents.size() ? contents[i + 1].start : whole.end};
    if (on_lines) dedent(text, contents[i], margin, edits);
    const std::string kept = comments_in(text, gap, next_line);
    if (i + 1 < contents.size()) edits.push_back({gap, next_line + kept});
    else edits.push_back({gap, kept.empty() ? "" : next_line + kept.substr(0, kept.size() - next_line.size())});
  }
  std::vector<TextEdits> ways;
  for (const char* opening : {"", ";"})
    for (const std::string& closing : {std::string(), std::string(" "), std::string(";"), next_line}) {
      TextEdits way = edits;
      way.front().inserted.insert(0, opening);
      way.back().inserted += closing;
      ways.push_back(from_last_to_first(std::move(way)));
    }
  IntendedChange change;
  mark_removed(*taken, change);
  change.inserted.push_back(insertion(taken->body, taken->first + 1, std::move(marks)));
  const Result<TextEdits> done = first_that_fits(tree, ways, change);
  if (!done) return done;
  if (const Result<void> same = check_meaning(tree, *done); !same) return tl::unexpected(same.error());
  std::string after = text;
  apply(after, *done);
  if (parse(after).diagnostics.size() > diagnostics_of(tree).size())
    return failure(ErrorKind::failed, "gesture.jump_inside", {{"mot", "goto"}});
  return few(text, *done);
}

}  // namespace lunabloc::program
