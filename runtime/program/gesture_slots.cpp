// Slots: filled, emptied, a value moved from one into another.
#include <algorithm>

#include "program/gesture_parts.h"
#include "program/names.h"
#include "program/parser.h"

namespace lunabloc::program {
namespace {

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

Result<Filling> filling_of(const Tree& tree, const Slot& slot, const std::string& lua) {
  const Syntax owner = find(tree, slot.block->id);
  if (!owner) return unknown_place();
  Filling filling{{slot->range}, {}};
  const std::vector<TextRange> copies = slot.block->copies_of(*slot);
  filling.ranges.insert(filling.ranges.end(), copies.begin(), copies.end());
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

bool asks_about_a_variable(std::string_view lua) {
  const Parsed parsed = parse("return " + std::string(lua));
  const Names names = names_of(parsed.tree);
  return std::any_of(names.uses.begin(), names.uses.end(), [](const NameUse& use) { return use.role == NameUse::Role::reads; });
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

}  // namespace

std::string placeholder(const Part& slot) {
  // A condition of the vocabulary's example asks about a variable that the program need not have. « vrai » would make of a
  // loop with a condition the one without.
  if (slot.slot_type == SlotType::boolean && asks_about_a_variable(slot.initial())) return "false";
  if (!slot.initial().empty()) return std::string(slot.initial());
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

Result<TextEdits> fill_slot(const Tree& tree, const Projection& projection, const SlotPlace& place,
                            const std::string& lua_expression) {
  const Slot slot = slot_with(projection, place);
  if (!slot) return unknown_place();
  const Result<Filling> filling = filling_of(tree, slot, lua_expression);
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
  const Slot target = slot_with(projection, place);
  if (!from || !target) return unknown_place();
  if (*from == place) return TextEdits{};
  const Slot source = slot_with(projection, *from);
  if (source->range.contains(target->range)) return does_not_fit();
  const std::string lua = tree.text().substr(source->range.start, source->range.length());
  if (target->range.contains(source->range) && !target->range.empty()) return fill_slot(tree, projection, place, lua);

  Result<Filling> filled = filling_of(tree, target, lua);
  if (!filled) return tl::unexpected(filled.error());
  const Result<Filling> left = filling_of(tree, source, placeholder(*source));
  if (!left) return tl::unexpected(left.error());
  IntendedChange change = filled->change;
  change.replaced.insert(change.replaced.end(), left->change.replaced.begin(), left->change.replaced.end());
  std::vector<TextEdits> ways;
  for (const std::string& spelling : spellings(tree.text(), target->range, lua)) {
    TextEdits edits = edits_for(filled->ranges, spelling);
    const TextEdits emptied = edits_for(left->ranges, placeholder(*source));
    edits.insert(edits.end(), emptied.begin(), emptied.end());
    ways.push_back(from_last_to_first(std::move(edits)));
  }
  return first_that_fits(tree, ways, change);
}

}  // namespace lunabloc::program
