// Whole statements: insert, move, delete, duplicate.
#include <algorithm>

#include "program/gesture_parts.h"
#include "program/layout.h"

namespace lunabloc::program {
namespace {

// ---- Putting statements into a text

bool is_one_line(std::string_view lua) {
  return lua.find_first_of("\r\n") == std::string_view::npos && lua.find("--") == std::string_view::npos;
}

struct Site {
  TextRange replaced;         // blanks that give way; mostly empty
  std::string before, after;  // what separates the new statements from what stands there
  std::string margin, line_end;
};

std::string body_margin(std::string_view text, const Body& body) {
  for (const Syntax& statement : body.statements)
    if (begins_line(text, statement.start())) return margin_at(text, statement.start());
  return body.owner ? margin_at(text, body.owner.token_range().start) + indentation_step(text) : "";
}

Site site_before(std::string_view text, Site site, const Syntax& next, bool one_line) {
  site.replaced = {next.start(), next.start()};
  if (begins_line(text, next.start())) {
    site.after = site.line_end + margin_at(text, next.start());
  } else if (one_line) {
    site.after = " ";
  } else {
    site.before = site.line_end + site.margin;
    site.after = site.before;
  }
  return site;
}

Site site_after(std::string_view text, Site site, const Body& body, bool one_line) {
  const Syntax& last = body.statements.back();
  const bool shares_line = body.owner && !ends_line(text, last.end());
  site.replaced = {last.end(), last.end()};
  site.before = shares_line && one_line ? " " : site.line_end + site.margin;
  if (!shares_line || one_line) return site;
  site.after = site.line_end + margin_at(text, body.owner.token_range().start);
  while (site.replaced.end < text.size() && text[site.replaced.end] == ' ') ++site.replaced.end;
  return site;
}

Site site_in_empty(std::string_view text, Site site, const Body& body) {
  if (!body.owner) {
    site.replaced = {text.size(), text.size()};
    const bool new_line = text.empty() || text.back() == '\n' || text.back() == '\r';
    site.before = new_line ? "" : site.line_end;
    site.after = site.line_end;
    return site;
  }
  const TextRange range = body.block.range();
  const std::string_view blanks = text.substr(range.start, range.length());
  site.before = site.line_end + site.margin;
  site.replaced = {range.start, range.start};
  if (blanks.find_first_of("\r\n") != std::string_view::npos) return site;
  site.replaced = range;
  site.after = site.line_end + margin_at(text, body.owner.token_range().start);
  return site;
}

Site site_of(std::string_view text, const Body& body, std::size_t index, bool one_line) {
  Site site;
  site.line_end = line_end_near(text, body.block.start());
  site.margin = body_margin(text, body);
  if (index < body.statements.size()) return site_before(text, std::move(site), body.statements[index], one_line);
  if (!body.statements.empty()) return site_after(text, std::move(site), body, one_line);
  return site_in_empty(text, std::move(site), body);
}

// Without a sign, or with the `;` that keeps two statements apart.
std::vector<TextEdit> ways_to_insert(const std::string& text, const Body& body, std::size_t index, const std::string& lua,
                                     const Reindentation& levels) {
  const Site site = site_of(text, body, index, is_one_line(lua));
  const std::string lines = indented(lua, site.margin, levels, site.line_end);
  std::vector<TextEdit> ways;
  for (const auto& [prefix, suffix] : {std::pair{"", ""}, {";", ""}, {"", ";"}, {";", ";"}})
    ways.push_back({site.replaced, site.before + prefix + lines + suffix + site.after});
  return ways;
}

std::vector<TextEdit> ways_to_remove(const std::string& text, TextRange range) {
  const TextEdit separated{range, ";"};
  if (begins_line(text, range.start) && ends_line(text, range.end))
    return {{{line_start(text, range.start), after_line(text, range.end)}, ""}, separated};
  TextRange wider = range;
  while (wider.end < text.size() && text[wider.end] == ' ') ++wider.end;
  if (ends_line(text, wider.end))
    while (wider.start > 0 && text[wider.start - 1] == ' ') --wider.start;
  return {{wider, ""}, {wider, " "}, {range, ""}, separated};
}

Result<TextEdits> insert_at(const Tree& tree, const Projection& projection, const StatementPlace& place,
                            const std::string& lua, const Reindentation& levels) {
  const std::optional<Body> body = body_of(tree, projection, place.block, place.hole);
  if (!body || place.index > body->statements.size()) return unknown_place();
  const Tree inserted = parse(lua).tree;
  Marks marks;
  for (const Syntax statement : Syntax(inserted).child(SyntaxKind::block).children()) append(marks, marks_of(statement));
  IntendedChange change;
  change.inserted.push_back(insertion(*body, place.index, std::move(marks)));
  std::vector<TextEdits> ways;
  for (const TextEdit& edit : ways_to_insert(tree.text(), *body, place.index, lua, levels)) ways.push_back({edit});
  return first_that_fits(tree, ways, change, faults_in(Syntax(inserted)));
}

Result<TextEdits> move_taken(const Tree& tree, const Projection& projection, const std::optional<Taken>& taken,
                             const StatementPlace& place) {
  const std::optional<Body> body = body_of(tree, projection, place.block, place.hole);
  if (!taken || !body || place.index > body->statements.size()) return unknown_place();
  if (body->block == taken->body.block && place.index >= taken->first && place.index <= taken->first + taken->count)
    return TextEdits{};
  if (taken->range.contains(body->block.range()) && body->block != taken->body.block) return does_not_fit();
  IntendedChange change;
  mark_removed(*taken, change);
  change.inserted.push_back(insertion(*body, place.index, taken->marks));
  std::vector<TextEdits> ways;
  for (const TextEdit& insert : ways_to_insert(tree.text(), *body, place.index, lua_of_taken(tree, *taken), {}))
    for (const TextEdit& removal : ways_to_remove(tree.text(), taken->range)) {
      const bool apart =
          insert.removed.end <= removal.removed.start || insert.removed.start >= removal.removed.end;
      if (apart) ways.push_back(from_last_to_first({removal, insert}));
    }
  return first_that_fits(tree, ways, change);
}

Result<TextEdits> delete_taken(const Tree& tree, const std::optional<Taken>& taken) {
  if (!taken) return unknown_place();
  IntendedChange change;
  mark_removed(*taken, change);
  std::vector<TextEdits> ways;
  for (const TextEdit& removal : ways_to_remove(tree.text(), taken->range)) ways.push_back({removal});
  return first_that_fits(tree, ways, change);
}

Result<TextEdits> duplicate_taken(const Tree& tree, const Projection& projection, const std::optional<Taken>& taken) {
  if (!taken) return unknown_place();
  StatementPlace place = taken->standing.place;
  place.index += taken->count;
  return insert_at(tree, projection, place, lua_of_taken(tree, *taken), {});
}

}  // namespace

Result<TextEdits> insert_statements(const Tree& tree, const Projection& projection, const StatementPlace& place,
                                    const std::string& lua) {
  // What is half said would take its end from what follows.
  if (parse(lua).tree.root().has_error()) return does_not_fit();
  const std::optional<std::string> own = own_indentation(tree.text());
  const std::string from = indentation_step(lua);
  return insert_at(tree, projection, place, lua, {from, own.value_or(from)});
}

Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, NodeId block, Extent extent,
                                  const StatementPlace& place) {
  return move_taken(tree, projection, take(tree, projection, block, extent), place);
}

Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, const BlockRun& run, const StatementPlace& place) {
  return move_taken(tree, projection, take(tree, projection, run), place);
}

Result<TextEdits> delete_block(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (const std::optional<SlotPlace> place = slot_of_reporter(projection, block))
    return fill_slot(tree, projection, *place, placeholder(*slot_with(projection, *place)));
  return delete_taken(tree, take(tree, projection, block, extent));
}

Result<TextEdits> delete_blocks(const Tree& tree, const Projection& projection, const BlockRun& run) {
  return delete_taken(tree, take(tree, projection, run));
}

Result<TextEdits> duplicate_block(const Tree& tree, const Projection& projection, NodeId block) {
  return duplicate_taken(tree, projection, take(tree, projection, block, Extent::alone));
}

Result<TextEdits> duplicate_blocks(const Tree& tree, const Projection& projection, const BlockRun& run) {
  return duplicate_taken(tree, projection, take(tree, projection, run));
}

std::string text_of(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (const std::optional<SlotPlace> place = slot_of_reporter(projection, block)) {
    const TextRange range = slot_with(projection, *place)->range;
    return tree.text().substr(range.start, range.length());
  }
  const std::optional<Taken> taken = take(tree, projection, block, extent);
  return taken ? lua_of_taken(tree, *taken) : std::string();
}

std::string text_of(const Tree& tree, const Projection& projection, const BlockRun& run) {
  const std::optional<Taken> taken = take(tree, projection, run);
  return taken ? lua_of_taken(tree, *taken) : std::string();
}

}  // namespace lunabloc::program
