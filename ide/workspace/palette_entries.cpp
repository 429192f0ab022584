#include "ide/workspace/palette_entries.h"

#include <algorithm>
#include <sstream>

namespace lunabloc::ide::workspace {
namespace {

using program::BlockEntry;

std::vector<const BlockEntry*> named_by_lesson(const session::Session& session) {
  const std::vector<std::string>& listed = session.lesson()->blocks;
  const std::set<std::string_view> named(listed.begin(), listed.end());
  std::vector<const BlockEntry*> entries;
  for (const BlockEntry& entry : session.vocabulary().blocks())
    if (named.contains(entry.id) || (!entry.includes.empty() && named.contains(entry.includes))) entries.push_back(&entry);
  return entries;
}

// Each line is a chip of its own.
std::string code_lines(const std::string& lua) {
  std::string marked;
  std::istringstream lines(lua);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) marked += "\n`" + line + "`";
  return marked;
}

}  // namespace

bool lesson_names_blocks(const session::Session& session) {
  return session.lesson() != nullptr && !session.lesson()->blocks.empty();
}

void PaletteEntries::look_at_program(const session::Session& session, int level) {
  if (looked_revision_ == session.revision() && looked_level_ == level) return;
  looked_revision_ = session.revision();
  looked_level_ = level;
  used_.clear();
  if (level >= program::kEveryLevel) return;
  for (const program::Block* block : program::all_blocks(session.projection()))
    if (const BlockEntry* entry = session.vocabulary().find(block->type); entry != nullptr && entry->level > level) used_.insert(entry->id);
}

bool PaletteEntries::refresh(const session::Session& session, int level) {
  std::string wanted;
  if (lesson_names_blocks(session)) {
    for (const std::string& id : session.lesson()->blocks) wanted += "\n" + id;
  } else {
    look_at_program(session, level);
    wanted = std::to_string(level);
    for (const std::set<std::string>* ids : {&used_, &shown_})
      for (const std::string& id : *ids) wanted += " " + id;
  }
  if (wanted == made_for_) return false;
  made_for_ = std::move(wanted);
  if (lesson_names_blocks(session)) {
    offered_ = named_by_lesson(session);
  } else {
    std::set<std::string_view> kept(used_.begin(), used_.end());
    kept.insert(shown_.begin(), shown_.end());
    offered_ = palette_of(session.vocabulary(), level, kept);
  }
  return true;
}

bool PaletteEntries::offers(const BlockEntry& entry) const {
  return std::find(offered_.begin(), offered_.end(), &entry) != offered_.end();
}

PaletteEntries::Found PaletteEntries::search(const session::Session& session, const std::string& query) const {
  const bool by_lesson = lesson_names_blocks(session);
  Found found;
  for (const BlockEntry* entry : session.vocabulary().search(query, session.language())) {
    if (offers(*entry)) found.offered.push_back(entry);
    else if (!by_lesson) found.left_out.push_back(entry);
  }
  return found;
}

std::string tooltip_of(const BlockEntry& entry, const session::Session& session) {
  const auto help = entry.help.find(session.language());
  std::string marked = help == entry.help.end() ? std::string() : help->second;
  marked += code_lines(entry.initial_lua());
  if (!entry.example.lua.empty()) marked += "\n" + session.messages().text("workspace.tooltip.example") + code_lines(entry.example.lua);
  return marked;
}

}  // namespace lunabloc::ide::workspace
