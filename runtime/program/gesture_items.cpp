// One more or one fewer of what a block may have any number of: columns, values of a row, arguments, elements; and the arms
// of an `if`.
#include <algorithm>

#include "base/blanks.h"
#include "program/ast.h"
#include "program/gesture_parts.h"
#include "program/layout.h"

namespace lunabloc::program {
namespace {

// What stands between two commas: a value, or a key and its value.
struct Item {
  std::vector<const Part*> parts;
  std::size_t start() const { return parts.front()->range.start; }
  std::size_t end() const { return parts.back()->range.end; }
};

bool is_of_many(const Part& part) {
  return part.kind == PartKind::slot && part.entry != nullptr && part.entry->many && part.slot_type != SlotType::boolean && !part.range.empty();
}

// None when the block has two lists, or none.
std::vector<Item> items_of(const Block& block, std::string_view text) {
  std::vector<const Part*> parts;
  for (const Part& part : block.parts)
    if (is_of_many(part)) parts.push_back(&part);
  std::stable_sort(parts.begin(), parts.end(), [](const Part* one, const Part* other) { return one->range.start < other->range.start; });
  const std::string_view first = parts.empty() ? std::string_view() : parts.front()->hole.name;
  const bool pairs = std::any_of(parts.begin(), parts.end(), [&](const Part* part) { return part->hole.name != first; });
  std::vector<Item> items;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    items.push_back({{parts[i]}});
    if (!pairs) continue;
    if (parts[i]->hole.name != first || i + 1 == parts.size() || parts[i + 1]->hole.name == first) return {};
    const std::size_t end = parts[i]->range.end;
    const std::string_view between = base::trimmed(text.substr(end, parts[i + 1]->range.start - end));
    if (between != "=" && between != "] =" && between != "]=") return {};
    items.back().parts.push_back(parts[++i]);
  }
  return items;
}

// A name or a text that none of the items has at that place.
std::string fresh(const std::string& lua, const std::vector<Item>& items, std::size_t place, std::string_view text) {
  const bool quoted = lua.size() >= 2 && lua.front() == '"' && lua.back() == '"';
  const std::string stem = quoted ? lua.substr(1, lua.size() - 2) : lua, quote = quoted ? "\"" : "";
  const auto is_there = [&](const std::string& one) {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) {
      return text.substr(item.parts[place]->range.start, item.parts[place]->range.length()) == one;
    });
  };
  std::string found = lua;
  for (int n = 2; is_there(found); ++n) found = quote + stem + std::to_string(n) + quote;
  return found;
}

// Only what was meant has changed: as many statements, no fault more.
Result<TextEdits> if_it_fits(const Tree& tree, TextEdits edits) {
  std::string text = tree.text();
  program::apply(text, edits);
  const Tree after = parse(text).tree;
  const auto statements = [](const Tree& of) {
    std::size_t count = 0;
    for (Walk walk{Syntax(of)}; walk; walk.next()) count += is_statement(walk.at().kind()) ? 1 : 0;
    return count;
  };
  if (faults_in(Syntax(after)) > faults_in(Syntax(tree)) || statements(after) != statements(tree)) return does_not_fit();
  return edits;
}

// Before a word that begins its line the new line comes above it; else the words stand before it.
TextEdit line_before(const std::string& text, std::size_t word, const std::string& lua) {
  if (!begins_line(text, word)) return {{word, word}, lua + " "};
  return {{word, word}, lua + line_end_near(text, word) + margin_at(text, word)};
}

constexpr std::string_view kConditions = "conditions.";

// Of an `elseif`, its own clause; empty when the slot is none of it.
Syntax arm_of(const Tree& tree, const Block& block, const Part& slot) {
  const std::string hole = slot.hole.str();
  const Syntax statement = find(tree, block.id);
  if (statement.kind() != SyntaxKind::if_statement || !hole.starts_with(kConditions)) return {};
  for (const Syntax& clause : children_of(statement, SyntaxKind::elseif_clause))
    if (clause.range().contains(slot.range)) return clause;
  return {};
}

}  // namespace

bool can_add_arm(const Tree& tree, NodeId block) { return find(tree, block).kind() == SyntaxKind::if_statement; }

Result<TextEdits> add_arm(const Tree& tree, NodeId block) {
  const Syntax statement = find(tree, block);
  if (statement.kind() != SyntaxKind::if_statement) return unknown_place();
  const IfStatement test(statement);
  const Syntax next = test.else_clause() ? test.else_clause() : statement.child(SyntaxKind::kw_end);
  if (!next) return does_not_fit();
  return if_it_fits(tree, {line_before(tree.text(), next.token_range().start, "elseif true then")});
}

bool can_add_else(const Tree& tree, NodeId block) {
  const Syntax statement = find(tree, block);
  return statement.kind() == SyntaxKind::if_statement && !IfStatement(statement).else_clause();
}

Result<TextEdits> add_else(const Tree& tree, NodeId block) {
  if (!can_add_else(tree, block)) return unknown_place();
  const Syntax end = find(tree, block).child(SyntaxKind::kw_end);
  if (!end) return does_not_fit();
  return if_it_fits(tree, {line_before(tree.text(), end.token_range().start, "else")});
}

bool is_of_arm(const Tree& tree, const Block& block, const Part& slot) { return static_cast<bool>(arm_of(tree, block, slot)); }

Result<TextEdits> remove_arm(const Tree& tree, const Projection& projection, const SlotPlace& place) {
  const Slot slot = slot_with(projection, place);
  if (!slot) return unknown_place();
  const Syntax arm = arm_of(tree, *slot.block, *slot);
  if (!arm) return unknown_place();
  const Syntax statement = find(tree, slot.block->id);
  std::size_t end = statement.end();  // where the next word of the statement stands
  for (const Syntax& part : statement.children())
    if (part.start() >= arm.end() && part.token_range().length() > 0) {
      end = part.token_range().start;
      break;
    }
  std::string text = tree.text();
  const TextEdit edit{{arm.token_range().start, end}, ""};
  program::apply(text, TextEdits{edit});
  if (faults_in(Syntax(parse(text).tree)) > faults_in(Syntax(tree))) return does_not_fit();
  return TextEdits{edit};
}

bool can_add_item(const Tree& tree, const Block& block) { return !items_of(block, tree.text()).empty(); }

Result<TextEdits> add_item(const Tree& tree, const Projection& projection, NodeId id) {
  const Block* const block = block_with(projection, id);
  if (block == nullptr) return unknown_place();
  const std::vector<Item> items = items_of(*block, tree.text());
  if (items.empty()) return unknown_place();
  std::string lua = ", ";
  const Item& last = items.back();
  for (std::size_t place = 0; place < last.parts.size(); ++place) {
    const Part& part = *last.parts[place];
    const bool is_name = part.slot_type == SlotType::name, is_last = place + 1 == last.parts.size();
    std::string initial = part.entry->initial;
    if (initial.empty() || initial.find(',') != std::string::npos) initial = is_name ? "x" : "0";
    if (is_name || part.slot_type == SlotType::text) initial = fresh(initial, items, place, tree.text());
    lua += initial;
    if (!is_last) lua += tree.text().substr(part.range.end, last.parts[place + 1]->range.start - part.range.end);
  }
  return if_it_fits(tree, {TextEdit{{last.end(), last.end()}, lua}});
}

std::optional<std::size_t> item_at(const Tree& tree, const Block& block, const Part& slot) {
  const std::vector<Item> items = items_of(block, tree.text());
  if (items.size() < 2) return std::nullopt;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (const Part* part : items[i].parts)
      if (part == &slot) return i;
  return std::nullopt;
}

Result<TextEdits> remove_item(const Tree& tree, const Projection& projection, const SlotPlace& place) {
  const Slot slot = slot_with(projection, place);
  if (!slot) return unknown_place();
  const std::optional<std::size_t> index = item_at(tree, *slot.block, *slot);
  if (!index) return unknown_place();
  const std::vector<Item> items = items_of(*slot.block, tree.text());
  const Item& item = items[*index];
  const TextRange range = *index == 0 ? TextRange{item.start(), items[1].start()} : TextRange{items[*index - 1].end(), item.end()};
  return if_it_fits(tree, {TextEdit{range, ""}});
}

}  // namespace lunabloc::program
