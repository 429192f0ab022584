// Which blocks the palette offers: those that the lesson names; without such a lesson, those up to the person's level and
// what the program uses already. And what is said of a block before it is taken.
//
// Draws nothing.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "program/vocabulary.h"
#include "session/session.h"

namespace lunabloc::ide::workspace {

// A lesson that names its blocks keeps them, whatever the level.
bool lesson_names_blocks(const session::Session& session);

class PaletteEntries {
 public:
  // Looks at the session again; true when other entries are offered than before.
  bool refresh(const session::Session& session, int level);
  // In the vocabulary's order.
  const std::vector<const program::BlockEntry*>& offered() const { return offered_; }
  bool offers(const program::BlockEntry& entry) const;
  // Offers the entry in spite of the level, until the window closes.
  void show(const program::BlockEntry& entry) { shown_.insert(entry.id); }

  struct Found {
    std::vector<const program::BlockEntry*> offered;
    std::vector<const program::BlockEntry*> left_out;  // by the level alone
  };
  // Best first.
  Found search(const session::Session& session, const std::string& query) const;

 private:
  void look_at_program(const session::Session& session, int level);

  std::vector<const program::BlockEntry*> offered_;
  std::set<std::string> shown_;
  std::set<std::string> used_;        // by the program, above the level
  std::uint64_t looked_revision_ = 0;
  int looked_level_ = 0;
  std::string made_for_;
};

// What it does, how it is written in Lua, an example: marked as widgets/text.h reads it.
std::string tooltip_of(const program::BlockEntry& entry, const session::Session& session);

}  // namespace lunabloc::ide::workspace
