#include "program/gesture.h"

#include <algorithm>
#include <optional>

#include "program/cursor.h"
#include "program/layout.h"
#include "program/tree_shape.h"

namespace lunabloc::program {
namespace {

tl::unexpected<Error> does_not_fit() { return failure(ErrorKind::failed, "gesture.does_not_fit"); }
tl::unexpected<Error> unknown_place() { return failure(ErrorKind::usage, "gesture.unknown_place"); }

// How many parts are missing, fit nowhere or cannot be read.
std::size_t faults_in(const Syntax& top) {
  std::size_t faults = 0;
  for (Walk walk(top); walk;) {
    if (!walk.at().has_error()) {
      walk.skip();
      continue;
    }
    faults += walk.at().is_token() || walk.at().kind() == SyntaxKind::skipped ? 1 : 0;
    walk.next();
  }
  return faults;
}

// The first way of doing it whose result is what was meant, with no fault that was not there or brought along.
Result<TextEdits> first_that_fits(const Tree& tree, const std::vector<TextEdits>& ways, const IntendedChange& change,
                                  std::size_t faults_brought = 0) {
  const Marks expected = marks_of(Syntax(tree), change);
  const std::size_t most_faults = faults_in(Syntax(tree)) + faults_brought;
  for (const TextEdits& edits : ways) {
    std::string text = tree.text();
    apply(text, edits);
    const Tree after = parse(text).tree;
    if (marks_of(Syntax(after)) == expected && faults_in(Syntax(after)) <= most_faults) return edits;
  }
  return does_not_fit();
}

// Edits that all speak of the same text, put in the order in which one after the other gives that.
TextEdits from_last_to_first(TextEdits edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.removed.start > b.removed.start; });
  return edits;
}

// ---- Bodies and their statements

struct Body {
  Syntax block;
  Syntax owner;  // empty for the file
  std::vector<Syntax> statements;
};

Syntax node_in(const Syntax& block, const Block& wanted) {
  for (const Syntax child : block.children()) {
    if (wanted.id != NodeId::none && child.id() == wanted.id) return child;
    if (wanted.id == NodeId::none && child.range() == wanted.range) return child;
  }
  return {};
}

std::optional<Body> body_of(const Tree& tree, const Projection& projection, NodeId owner, std::string_view hole) {
  Body body;
  const std::vector<Block>* blocks = &projection.blocks;
  if (owner == NodeId::none) {
    body.block = Syntax(tree).child(SyntaxKind::block);
  } else {
    const Block* block = block_with(projection, owner);
    if (block == nullptr) return std::nullopt;
    body.owner = find(tree, owner);
    for (const Part& part : block->parts) {
      if (part.kind != PartKind::body || part.hole != hole) continue;
      blocks = &part.blocks;
      for (Walk walk(body.owner); walk && !body.block; walk.next())
        if (walk.at().kind() == SyntaxKind::block && walk.at().range() == part.range) body.block = walk.at();
    }
  }
  if (!body.block) return std::nullopt;
  for (const Block& block : *blocks) {
    body.statements.push_back(node_in(body.block, block));
    if (!body.statements.back()) return std::nullopt;
  }
  return body;
}

// Where a statement stands: its body, and its rank there.
struct Standing {
  StatementPlace place;
  std::size_t last = 0;  // the rank of the body's last statement
};

std::optional<Standing> standing_of(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId id) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].id == id) return Standing{{owner, hole, i}, blocks.size() - 1};
  }
  const auto inside = [&](const auto& self, const Block& block) -> std::optional<Standing> {
    for (const Part& part : block.parts) {
      if (part.kind == PartKind::body)
        if (auto found = standing_of(part.blocks, block.id, part.hole, id)) return found;
      if (part.kind == PartKind::slot)
        for (const Block& reporter : part.blocks)
          if (auto found = self(self, reporter)) return found;
    }
    return std::nullopt;
  };
  for (const Block& block : blocks)
    if (auto found = inside(inside, block)) return found;
  return std::nullopt;
}

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
  return body.owner ? margin_at(text, body.owner.token_range().start) + indentation_unit(text) : "";
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
std::vector<TextEdit> ways_to_insert(const std::string& text, const Body& body, std::size_t index,
                                     const std::string& lua) {
  const Site site = site_of(text, body, index, is_one_line(lua));
  const std::string lines = indented(lua, site.margin, indentation_unit(text), site.line_end);
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

IntendedChange::Insertion insertion(const Body& body, std::size_t index, Marks marks) {
  return {body.block, index < body.statements.size() ? body.statements[index] : Syntax(), std::move(marks)};
}

void append(Marks& marks, const Marks& more) { marks.insert(marks.end(), more.begin(), more.end()); }

// ---- Slots

const Part* slot_with(const Projection& projection, const SlotPlace& place) {
  const Block* block = block_with(projection, place.block);
  if (block == nullptr) return nullptr;
  for (const Part& part : block->parts)
    if (part.kind == PartKind::slot && part.hole == place.hole) return &part;
  return nullptr;
}

std::optional<SlotPlace> slot_of_reporter(const Projection& projection, NodeId reporter) {
  for (const Block* block : all_blocks(projection))
    for (const Part& part : block->parts)
      if (part.kind == PartKind::slot && !part.blocks.empty() && part.blocks.front().id == reporter)
        return SlotPlace{block->id, part.hole};
  return std::nullopt;
}

bool is_word(const Syntax& syntax) {
  return syntax.is_token() ? !is_trivia(syntax.kind()) : syntax.kind() == SyntaxKind::function_name;
}

// What fills this range of a block: an expression where one may stand, else a word.
Syntax filling_at(const Syntax& owner, TextRange range) {
  Syntax word;
  for (Walk walk(owner); walk; walk.next()) {
    const Syntax& at = walk.at();
    if (at.kind() == SyntaxKind::missing_expression && range.empty() && at.start() == range.start) return at;
    if (range.empty() || at.token_range() != range) continue;
    if (is_expression(at.kind())) return at;
    if (!word && is_word(at)) word = at;
  }
  return word;
}

// `say()`: the closing parenthesis before which the argument will stand, and the list that it closes.
std::optional<IntendedChange::Insertion> first_argument(const Syntax& owner, std::size_t offset, const Marks& marks) {
  for (Walk walk(owner); walk; walk.next())
    if (walk.at().kind() == SyntaxKind::right_paren && walk.at().start() == offset)
      return IntendedChange::Insertion{walk.parent(), walk.at(), marks};
  return std::nullopt;
}

// The marks of what stands between `before` and `after` in a small program of its own.
std::optional<Marks> marks_between(const std::string& before, const std::string& lua, const std::string& after,
                                   bool expression) {
  const Tree tree = parse(before + lua + after).tree;
  if (tree.root().has_error()) return std::nullopt;
  const Syntax found = filling_at(Syntax(tree), {before.size(), before.size() + lua.size()});
  if (!found || is_expression(found.kind()) != expression) return std::nullopt;
  return marks_of(found);
}

std::optional<Marks> marks_of_filling(const Syntax& old, const std::string& lua) {
  if (!old || is_expression(old.kind())) return marks_between("return ", lua, "", true);
  if (old.kind() == SyntaxKind::function_name) return marks_between("function ", lua, "() end", false);
  if (old.kind() == SyntaxKind::name) return marks_between("goto ", lua, " ::" + lua + "::", false);
  return marks_between("return 1 ", lua, " 1", false);
}

bool needs_space_after(const std::string& text, std::size_t offset) {
  return offset > 0 && std::string_view("([{ \t\r\n").find(text[offset - 1]) == std::string_view::npos;
}

std::vector<std::string> spellings(const std::string& text, TextRange range, const std::string& lua) {
  std::vector<std::string> ways{lua, " " + lua, lua + " ", " " + lua + " ", "(" + lua + ")", " (" + lua + ")"};
  if (range.empty() && needs_space_after(text, range.start)) std::swap(ways[0], ways[1]);
  return ways;
}

struct Filling {
  std::vector<TextRange> ranges;
  IntendedChange change;
};

Result<Filling> filling_of(const Tree& tree, const SlotPlace& place, const Part& slot, const std::string& lua) {
  const Syntax owner = find(tree, place.block);
  if (!owner) return unknown_place();
  Filling filling{{slot.range}, {}};
  filling.ranges.insert(filling.ranges.end(), slot.copies.begin(), slot.copies.end());
  for (const TextRange range : filling.ranges) {
    const Syntax old = filling_at(owner, range);
    const std::optional<Marks> marks = marks_of_filling(old, lua);
    if (!marks) return does_not_fit();
    if (old) {
      filling.change.replaced.push_back({old, *marks});
    } else {
      const auto argument = first_argument(owner, range.start, *marks);
      if (!argument) return does_not_fit();
      filling.change.inserted.push_back(*argument);
    }
  }
  return filling;
}

TextEdits edits_for(const std::vector<TextRange>& ranges, const std::string& lua) {
  TextEdits edits;
  for (const TextRange range : ranges) edits.push_back({range, lua});
  return from_last_to_first(edits);
}

// An operator changed for one that binds otherwise: its operands, then the whole, get parentheses.
void add_parenthesized_ways(const Tree& tree, const Filling& filling, const std::string& sign,
                            std::vector<TextEdits>& ways) {
  for (Walk walk{Syntax(tree)}; walk; walk.next()) {
    if (walk.at().kind() != SyntaxKind::binary_expression) continue;
    const Syntax left = walk.at().expression(0), right = walk.at().expression(1);
    if (left.end() > filling.ranges.front().start || right.start() < filling.ranges.front().end) continue;
    const TextEdits operands{{{right.token_range().end, right.token_range().end}, ")"},
                             {{right.token_range().start, right.token_range().start}, "("},
                             {filling.ranges.front(), sign},
                             {{left.token_range().end, left.token_range().end}, ")"},
                             {{left.token_range().start, left.token_range().start}, "("}};
    TextEdits all{{{right.token_range().end, right.token_range().end}, "))"}};
    all.insert(all.end(), operands.begin() + 1, operands.end());
    all.back().inserted = "((";
    ways.push_back({{{right.token_range().end, right.token_range().end}, ")"},
                    {filling.ranges.front(), sign},
                    {{left.token_range().start, left.token_range().start}, "("}});
    ways.push_back(operands);
    ways.push_back(all);
  }
}

std::string placeholder(const Part& slot) {
  if (!slot.initial.empty()) return slot.initial;
  switch (slot.slot_type) {
    case SlotType::number:
      return "0";
    case SlotType::text:
      return "\"\"";
    case SlotType::boolean:
      return "true";
    case SlotType::list:
      return "{}";
    default:
      return "nil";
  }
}

// ---- Lists of places

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into);

void add_places_inside(const Block& block, NodeId moved, bool ends_body, std::vector<StatementPlace>& into) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body) add_places(part.blocks, block.id, part.hole, moved, ends_body, into);
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks) add_places_inside(reporter, moved, ends_body, into);
  }
}

void add_places(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId moved, bool ends_body,
                std::vector<StatementPlace>& into) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!ends_body) into.push_back({owner, hole, i});
    if (moved == NodeId::none || blocks[i].id != moved) add_places_inside(blocks[i], moved, ends_body, into);
  }
  // Nothing is reached after a block that leaves.
  const bool closed = !blocks.empty() && blocks.back().shape == Shape::cap && blocks.back().id != moved;
  if (!closed) into.push_back({owner, hole, blocks.size()});
}

bool takes(const Part& slot, Shape reporter) {
  if (slot.kind != PartKind::slot || !slot.takes_reporter) return false;
  if (reporter == Shape::boolean) return slot.slot_type == SlotType::boolean || slot.slot_type == SlotType::any;
  return slot.slot_type != SlotType::boolean;
}

void add_slots(const std::vector<Block>& blocks, Shape reporter, NodeId moved, std::vector<SlotPlace>& into) {
  for (const Block& block : blocks) {
    if (moved != NodeId::none && block.id == moved) continue;
    for (const Part& part : block.parts) {
      if (takes(part, reporter)) into.push_back({block.id, part.hole});
      add_slots(part.blocks, reporter, moved, into);
    }
  }
}

// The statements that a gesture takes along.
struct Taken {
  Standing standing;
  Body body;
  std::size_t first = 0, count = 0;
  TextRange range;
  Marks marks;
};

std::optional<Taken> take(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (block == NodeId::none) return std::nullopt;
  const std::optional<Standing> standing = standing_of(projection.blocks, NodeId::none, "", block);
  if (!standing) return std::nullopt;
  std::optional<Body> body = body_of(tree, projection, standing->place.block, standing->place.hole);
  if (!body) return std::nullopt;
  Taken taken{*standing, std::move(*body), standing->place.index, 1, {}, {}};
  if (extent == Extent::with_following) taken.count = taken.body.statements.size() - taken.first;
  taken.range = {taken.body.statements[taken.first].start(),
                 taken.body.statements[taken.first + taken.count - 1].end()};
  for (std::size_t i = 0; i < taken.count; ++i) append(taken.marks, marks_of(taken.body.statements[taken.first + i]));
  return taken;
}

std::string lua_of_taken(const Tree& tree, const Taken& taken) {
  const std::string& text = tree.text();
  const std::string lua = text.substr(taken.range.start, taken.range.length());
  return begins_line(text, taken.range.start) ? flush_left(lua, margin_at(text, taken.range.start)) : lua;
}

Result<TextEdits> insert_at(const Tree& tree, const Projection& projection, const StatementPlace& place,
                            const std::string& lua) {
  const std::optional<Body> body = body_of(tree, projection, place.block, place.hole);
  if (!body || place.index > body->statements.size()) return unknown_place();
  const Tree inserted = parse(lua).tree;
  Marks marks;
  for (const Syntax statement : Syntax(inserted).child(SyntaxKind::block).children()) append(marks, marks_of(statement));
  IntendedChange change;
  change.inserted.push_back(insertion(*body, place.index, std::move(marks)));
  std::vector<TextEdits> ways;
  for (const TextEdit& edit : ways_to_insert(tree.text(), *body, place.index, lua)) ways.push_back({edit});
  return first_that_fits(tree, ways, change, faults_in(Syntax(inserted)));
}

void mark_removed(const Taken& taken, IntendedChange& change) {
  for (std::size_t i = 0; i < taken.count; ++i) change.removed.push_back(taken.body.statements[taken.first + i]);
}

}  // namespace

std::vector<StatementPlace> statement_places(const Projection& projection, NodeId moved) {
  std::vector<StatementPlace> places;
  const Block* block = block_with(projection, moved);
  add_places(projection.blocks, NodeId::none, "", moved, block != nullptr && block->shape == Shape::cap, places);
  return places;
}

std::vector<SlotPlace> slot_places(const Projection& projection, Shape reporter_shape, NodeId moved) {
  std::vector<SlotPlace> places;
  add_slots(projection.blocks, reporter_shape, moved, places);
  return places;
}

Result<TextEdits> insert_statements(const Tree& tree, const Projection& projection, const StatementPlace& place,
                                    const std::string& lua) {
  // What is half said would take its end from what follows.
  if (parse(lua).tree.root().has_error()) return does_not_fit();
  return insert_at(tree, projection, place, lua);
}

Result<TextEdits> move_statements(const Tree& tree, const Projection& projection, NodeId block, Extent extent,
                                  const StatementPlace& place) {
  const std::optional<Taken> taken = take(tree, projection, block, extent);
  const std::optional<Body> body = body_of(tree, projection, place.block, place.hole);
  if (!taken || !body || place.index > body->statements.size()) return unknown_place();
  if (body->block == taken->body.block && place.index >= taken->first && place.index <= taken->first + taken->count)
    return TextEdits{};
  if (taken->range.contains(body->block.range()) && body->block != taken->body.block) return does_not_fit();
  IntendedChange change;
  mark_removed(*taken, change);
  change.inserted.push_back(insertion(*body, place.index, taken->marks));
  std::vector<TextEdits> ways;
  for (const TextEdit& insert : ways_to_insert(tree.text(), *body, place.index, lua_of_taken(tree, *taken)))
    for (const TextEdit& removal : ways_to_remove(tree.text(), taken->range)) {
      const bool apart =
          insert.removed.end <= removal.removed.start || insert.removed.start >= removal.removed.end;
      if (apart) ways.push_back(from_last_to_first({removal, insert}));
    }
  return first_that_fits(tree, ways, change);
}

Result<TextEdits> delete_block(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (const std::optional<SlotPlace> place = slot_of_reporter(projection, block))
    return fill_slot(tree, projection, *place, placeholder(*slot_with(projection, *place)));
  const std::optional<Taken> taken = take(tree, projection, block, extent);
  if (!taken) return unknown_place();
  IntendedChange change;
  mark_removed(*taken, change);
  std::vector<TextEdits> ways;
  for (const TextEdit& removal : ways_to_remove(tree.text(), taken->range)) ways.push_back({removal});
  return first_that_fits(tree, ways, change);
}

Result<TextEdits> duplicate_block(const Tree& tree, const Projection& projection, NodeId block) {
  const std::optional<Taken> taken = take(tree, projection, block, Extent::alone);
  if (!taken) return unknown_place();
  StatementPlace place = taken->standing.place;
  ++place.index;
  return insert_at(tree, projection, place, lua_of_taken(tree, *taken));
}

Result<TextEdits> fill_slot(const Tree& tree, const Projection& projection, const SlotPlace& place,
                            const std::string& lua_expression) {
  const Part* slot = slot_with(projection, place);
  if (slot == nullptr) return unknown_place();
  const Result<Filling> filling = filling_of(tree, place, *slot, lua_expression);
  if (!filling) return tl::unexpected(filling.error());
  std::vector<TextEdits> ways;
  for (const std::string& spelling : spellings(tree.text(), slot->range, lua_expression))
    ways.push_back(edits_for(filling->ranges, spelling));
  if (slot->slot_type == SlotType::choice && !slot->takes_reporter)
    add_parenthesized_ways(tree, *filling, lua_expression, ways);
  return first_that_fits(tree, ways, filling->change);
}

Result<TextEdits> move_reporter(const Tree& tree, const Projection& projection, NodeId block, const SlotPlace& place) {
  const std::optional<SlotPlace> from = slot_of_reporter(projection, block);
  const Part* target = slot_with(projection, place);
  if (!from || target == nullptr) return unknown_place();
  if (*from == place) return TextEdits{};
  const Part& source = *slot_with(projection, *from);
  if (source.range.contains(target->range)) return does_not_fit();
  const std::string lua = tree.text().substr(source.range.start, source.range.length());
  if (target->range.contains(source.range) && !target->range.empty()) return fill_slot(tree, projection, place, lua);

  Result<Filling> filled = filling_of(tree, place, *target, lua);
  if (!filled) return tl::unexpected(filled.error());
  const Result<Filling> left = filling_of(tree, *from, source, placeholder(source));
  if (!left) return tl::unexpected(left.error());
  IntendedChange change = filled->change;
  change.replaced.insert(change.replaced.end(), left->change.replaced.begin(), left->change.replaced.end());
  std::vector<TextEdits> ways;
  for (const std::string& spelling : spellings(tree.text(), target->range, lua)) {
    TextEdits edits = edits_for(filled->ranges, spelling);
    const TextEdits emptied = edits_for(left->ranges, placeholder(source));
    edits.insert(edits.end(), emptied.begin(), emptied.end());
    ways.push_back(from_last_to_first(std::move(edits)));
  }
  return first_that_fits(tree, ways, change);
}

std::string text_of(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (const std::optional<SlotPlace> place = slot_of_reporter(projection, block)) {
    const TextRange range = slot_with(projection, *place)->range;
    return tree.text().substr(range.start, range.length());
  }
  const std::optional<Taken> taken = take(tree, projection, block, extent);
  return taken ? lua_of_taken(tree, *taken) : std::string();
}

}  // namespace lunabloc::program
