#include "ide/workspace/names_in_reach.h"

#include <algorithm>
#include <map>

#include "ide/workspace/own_blocks.h"
#include "program/names.h"
#include "program/parser.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::NameUse;
using program::Part;
using program::PartKind;

constexpr std::string_view kProbe = "_lunabloc_reach";

// Of those names, the ones that are a local at the offset, or a global that the program gives. Lua's own rules decide:
// the names are read there, in a copy of the program.
std::set<std::string> reached(const program::Tree& tree, std::size_t offset, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  const std::string before = "\n" + std::string(kProbe) + "(";
  std::string text = tree.text();
  text.insert(offset, before + list + ")\n");
  const program::Parsed parsed = program::parse(text);
  const program::Names all = program::names_of(parsed.tree);
  std::set<std::size_t> given;
  for (const NameUse& use : all.uses)
    if (use.role == NameUse::Role::writes || use.role == NameUse::Role::declares) given.insert(use.variable);
  std::set<std::string> found;
  const std::size_t first = offset + before.size(), last = first + list.size();
  for (const NameUse& use : all.uses)
    if (use.range.start >= first && use.range.start < last && given.contains(use.variable)) found.emplace(all.variable_of(use).name);
  return found;
}

// The text of a slot when it is a name and nothing else.
std::string name_in(const program::Tree& tree, const Part& part) {
  if (part.kind != PartKind::slot) return {};
  std::string text = tree.text().substr(part.range.start, part.range.length());
  return program::is_name(text) ? text : std::string();
}

struct Sign {
  std::string name, kind;  // "villes" is a "table"
  std::size_t said_at = 0;
};

// What the program says of its names before the offset, the last first: from what a name was made, and into what it was put.
// A statement gives its name a value once all that stands in it has been said.
std::vector<Sign> signs_before(const program::Tree& tree, const program::Projection& projection, const program::Vocabulary& vocabulary, std::size_t offset) {
  std::vector<Sign> signs;
  for (const Block* block : program::all_blocks(projection)) {
    if (block->range.start >= offset) break;
    const program::BlockEntry* const entry = vocabulary.find(block->type);
    if (entry == nullptr) continue;
    std::string named;
    for (const Part& part : block->parts) {
      if (part.kind != PartKind::slot) continue;
      const std::string name = name_in(tree, part);
      if (part.slot_type == program::SlotType::name) {
        named = name;
      } else if (!name.empty() && part.entry != nullptr) {
        signs.push_back({name, part.entry->name, part.range.start});
      } else if (!named.empty() && !part.blocks.empty()) {
        const program::BlockEntry* const value = vocabulary.find(part.blocks.front().type);
        if (value != nullptr && !value->gives.empty()) signs.push_back({named, value->gives, block->range.end});
      }
    }
  }
  std::stable_sort(signs.begin(), signs.end(), [](const Sign& one, const Sign& other) { return one.said_at > other.said_at; });
  return signs;
}

bool comes_from_palette(const std::string& lua, const program::BlockEntry& entry) {
  return entry.initial == lua || std::any_of(entry.also.begin(), entry.also.end(), [&](const program::BlockForm& form) { return form.offered && form.initial == lua; });
}

}  // namespace

std::size_t offset_of(const program::Tree& tree, const program::Projection& projection, const Place& place) {
  if (place.is_slot()) {
    const auto& slot = std::get<program::SlotPlace>(place.where);
    const Block* const holder = program::block_with(projection, slot.block);
    const Block* const statement = holder == nullptr ? nullptr : program::statement_at(projection, holder->range.start);
    return statement == nullptr ? tree.text().size() : statement->range.start;
  }
  const auto& at = std::get<program::StatementPlace>(place.where);
  const Block* const owner = program::block_with(projection, at.block);
  const Part* body = nullptr;
  if (owner != nullptr)
    for (const Part& part : owner->parts)
      if (part.kind == PartKind::body && part.hole == at.hole) body = &part;
  const std::vector<Block>& statements = body == nullptr ? projection.blocks : body->blocks;
  if (at.index < statements.size()) return statements[at.index].range.start;
  if (!statements.empty()) return statements.back().range.end;
  return body == nullptr ? tree.text().size() : body->range.start;
}

std::vector<std::string> names_in_reach(const program::Tree& tree, std::size_t offset, const std::set<std::string>& of_lesson) {
  // The place of the last time before the offset that each was given something; what is given only later comes last.
  std::map<std::string, std::size_t> given;
  std::set<std::string> functions;
  for (const OwnFunction& function : own_functions(tree)) functions.insert(function.name);
  const program::Names all = program::names_of(tree);
  for (const NameUse& use : all.uses) {
    const program::Variable& variable = all.variable_of(use);
    if (variable.kind == program::Variable::Kind::local_function || use.role == NameUse::Role::calls) functions.emplace(variable.name);
    if ((use.role == NameUse::Role::writes || use.role == NameUse::Role::declares) && !variable.name.starts_with('_') && variable.kind != program::Variable::Kind::self)
      given[std::string(variable.name)] = use.range.start < offset ? use.range.start + 1 : 0;
  }
  std::vector<std::string> names;
  for (const auto& [name, at] : given)
    if (!functions.contains(name)) names.push_back(name);
  const std::set<std::string> there = names.empty() ? std::set<std::string>() : reached(tree, std::min(offset, tree.text().size()), names);
  std::erase_if(names, [&](const std::string& name) { return !there.contains(name); });
  std::stable_sort(names.begin(), names.end(), [&](const std::string& one, const std::string& other) { return given[one] > given[other]; });
  for (const std::string& name : of_lesson)
    if (program::is_name(name) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

std::string with_near_names(const std::string& lua, const program::Tree& tree, const program::Projection& projection,
                            const program::Vocabulary& vocabulary, std::size_t offset) {
  const std::vector<program::BlockEntry>& entries = vocabulary.blocks();
  const auto from = std::find_if(entries.begin(), entries.end(), [&](const program::BlockEntry& entry) { return comes_from_palette(lua, entry); });
  if (from == entries.end()) return lua;
  // A value is read as what a `return` gives.
  const std::string before = from->is_expression() ? "return " : "";
  const program::Tree alone = program::parse(before + lua).tree;
  const program::Projection blocks = program::project(alone, vocabulary, projection.language);
  struct Hole {
    TextRange range;
    std::string kind;
  };
  std::vector<Hole> holes;
  for (const Block* block : program::all_blocks(blocks)) {
    if (block->range.start < before.size()) continue;
    for (const Part& part : block->parts) {
      if (part.entry == nullptr || part.slot_type == program::SlotType::name || name_in(alone, part) != part.initial() || part.initial().empty()) continue;
      holes.push_back({part.range, part.entry->name});
      for (const TextRange& copy : block->copies_of(part)) holes.push_back({copy, part.entry->name});
    }
  }
  if (holes.empty()) return lua;
  const std::vector<Sign> signs = signs_before(tree, projection, vocabulary, offset);
  const std::vector<std::string> reach = signs.empty() ? std::vector<std::string>() : names_in_reach(tree, offset);
  std::sort(holes.begin(), holes.end(), [](const Hole& one, const Hole& other) { return one.range.start > other.range.start; });
  std::string text = alone.text();
  for (const Hole& hole : holes) {
    const auto near = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.kind == hole.kind && std::find(reach.begin(), reach.end(), sign.name) != reach.end(); });
    if (near != signs.end()) text.replace(hole.range.start, hole.range.length(), near->name);
  }
  return text.substr(before.size());
}

}  // namespace lunabloc::ide::workspace
