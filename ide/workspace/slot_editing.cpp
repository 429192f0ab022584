#include "ide/workspace/slot_editing.h"

#include <algorithm>
#include <set>

#include "base/blanks.h"
#include "lesson/words.h"
#include "program/names.h"
#include "program/search_text.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Literal;
using program::Part;
using program::SlotType;
using program::TextEdit;
using program::TextEdits;

bool is_number(std::string_view lua) { return program::shown_literal(lua, "fr").literal == Literal::number; }

bool is_expression(const std::string& lua) { return !lua.empty() && program::parse("return " + lua).diagnostics.empty(); }

// The bytes of the slot and of its copies; later ones first, so that earlier offsets stay true.
TextEdits replace_all(const program::Block& block, const Part& part, const std::string& lua) {
  std::vector<TextRange> ranges = block.copies_of(part);
  ranges.push_back(part.range);
  std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.start > b.start; });
  TextEdits edits;
  for (const TextRange& range : ranges) edits.push_back({range, lua});
  return edits;
}

// A minus sign and a decimal comma are a child's; Lua wants its own.
std::string as_lua_number(std::string words) {
  constexpr std::string_view kMinus = "−";
  for (std::size_t at = words.find(kMinus); at != std::string::npos; at = words.find(kMinus)) words.replace(at, kMinus.size(), "-");
  std::replace(words.begin(), words.end(), ',', '.');
  return words;
}

// « vrai », « Faux », « rien », as its block says it in either language: where a condition stands, or over one of the three.
std::string truth_of(const Part& part, std::string_view bare) {
  if (part.slot_type != SlotType::boolean && !holds_fixed_value(part)) return {};
  const std::string plain = program::folded(bare);
  for (const std::string lua : {"true", "false", "nil"})
    if (plain == lua || plain == lunabloc::lesson::shown_value(lua, "fr") || plain == lunabloc::lesson::shown_value(lua, "en")) return lua;
  return {};
}

Result<std::string> lua_for(const Part& part, const std::string& words, const std::set<std::string>& known) {
  const std::string bare(base::trimmed(words));
  if (part.slot_type == SlotType::name || part.literal == Literal::name) {
    if (program::is_name(bare)) return bare;
    if (!part.takes_reporter) return failure(ErrorKind::failed, "workspace.not_a_name", {{"texte", bare}});
  }
  const bool texts = part.literal == Literal::text || (part.slot_type == SlotType::text && part.missing);
  if (texts) return program::lua_of(Literal::text, words);
  const std::string number = as_lua_number(bare);
  if (is_number(number)) return number;
  if (const std::string truth = truth_of(part, bare); !truth.empty()) return truth;
  // Where anything may stand, a word that names nothing is what it says: « Papou ».
  const bool takes_text = part.slot_type == SlotType::any || part.slot_type == SlotType::text;
  const bool says_itself = takes_text && program::is_name(bare) && !known.contains(bare);
  if (!says_itself && (program::is_name(bare) || is_expression(bare))) return bare;
  if (takes_text) return program::lua_of(Literal::text, words);
  return failure(ErrorKind::failed, part.slot_type == SlotType::boolean ? "workspace.not_a_condition" : "workspace.not_a_number", {{"texte", bare}});
}

Result<TextEdits> put(const program::Tree& tree, const program::Projection& projection, const program::Block& block, const Part& part,
                      const std::string& lua) {
  if (part.takes_reporter && block.copies_of(part).empty()) return program::fill_slot(tree, projection, {block.id, part.hole.str()}, lua);
  return replace_all(block, part, lua);
}

}  // namespace

bool is_fixed_value(const program::Block& block) { return block.type == "logic.true" || block.type == "logic.false" || block.type == "lua.nil"; }

bool holds_fixed_value(const Part& part) { return part.blocks.size() == 1 && is_fixed_value(part.blocks.front()); }

std::set<std::string> names_given_in(const program::Tree& tree) {
  std::set<std::string> given;
  const program::Names names = program::names_of(tree);
  for (const program::NameUse& use : names.uses)
    if (use.role == program::NameUse::Role::writes || use.role == program::NameUse::Role::declares) given.emplace(names.variable_of(use).name);
  return given;
}

std::vector<std::string> names_in(const program::Projection& projection) {
  std::set<std::string> names;
  for (const program::Block* block : program::all_blocks(projection))
    for (const Part& part : block->parts)
      if (part.kind == program::PartKind::slot && part.literal == Literal::name && program::is_name(part.text)) names.insert(part.text);
  return {names.begin(), names.end()};
}

std::vector<Choice> choices_for(const Part& part, const program::Projection& projection) {
  std::vector<Choice> choices;
  for (std::size_t index = 0; index < part.choices().size(); ++index)
    choices.push_back({part.entry->shown_choice(index, projection.language), part.choices()[index]});
  if (!choices.empty()) return choices;
  if (part.slot_type == SlotType::name || part.literal == Literal::name)
    for (const std::string& name : names_in(projection)) choices.push_back({name, name});
  return choices;
}

Result<TextEdits> edits_for_words(const program::Tree& tree, const program::Projection& projection, const program::Block& block,
                                  const Part& part, const std::string& words, const std::set<std::string>& of_lesson) {
  std::set<std::string> known = names_given_in(tree);
  known.insert(of_lesson.begin(), of_lesson.end());
  const Result<std::string> lua = lua_for(part, words, known);
  if (!lua) return tl::unexpected(lua.error());
  return put(tree, projection, block, part, *lua);
}

Result<TextEdits> edits_for_choice(const program::Tree& tree, const program::Projection& projection, const program::Block& block,
                                   const Part& part, const std::string& lua) {
  return put(tree, projection, block, part, lua);
}

}  // namespace lunabloc::ide::workspace
