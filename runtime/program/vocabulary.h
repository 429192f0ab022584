// The vocabulary: one table of blocks (assets/vocabulary/*.yaml) that views, completion, help, palettes and the
// runner's library read. Adding a block is adding a row.
//
//   - id: turtle.forward
//     lua: turtle.forward($steps)          # a pattern: Lua text with typed holes
//     slots: {steps: {type: number, default: "50"}}
//     label: {fr: "avancer de $steps", en: "forward $steps"}
//     help: {fr: "…", en: "…"}
//     words: {fr: [reculer], en: []}       # synonyms for search
//     category: turtle
//     shape: statement                     # hat statement container cap reporter boolean
//     level: 2                             # CE2 = 1 … 3e = 7
//     world: turtle                        # the world that it needs; left out: none
//     cost: move
//     board: false
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::program {

struct SlotEntry {
  std::string name;
  std::string type;       // number text boolean list name choice any body
  std::string initial;    // Lua text put there by the palette; empty: a hole
  std::vector<std::string> choices;  // Lua texts
};

struct BlockEntry {
  std::string id;
  std::string pattern;    // Lua with $holes
  std::vector<SlotEntry> slots;
  std::map<std::string, std::string> label;  // language → words with $holes; "|" begins a new row
  std::map<std::string, std::string> help;
  std::map<std::string, std::vector<std::string>> words;
  std::string category;
  std::string shape;
  int level = 1;
  std::string world;
  std::string cost;
  bool board = false;
  std::string includes;   // palette family: an id that brings this one along

  // What the palette inserts: the pattern with each hole filled by its initial text.
  std::string initial_lua() const;
};

struct Category {
  std::string id;
  std::map<std::string, std::string> label;
  std::string icon;       // Material Design Icons name
};

class Vocabulary {
 public:
  // Reads categories.yaml and every other *.yaml of the folder. Errors name file, line and column:
  // "vocabulary.duplicate" {nom}, "vocabulary.bad_pattern" {nom}, "vocabulary.ambiguous" {nom}{autre}, schema errors.
  static Result<Vocabulary> load(const std::filesystem::path& folder, const std::filesystem::path& schema_folder);

  const std::vector<BlockEntry>& blocks() const { return blocks_; }
  const std::vector<Category>& categories() const { return categories_; }
  const BlockEntry* find(std::string_view id) const;
  const Category* category(std::string_view id) const;
  // Blocks whose label, words or Lua match, accents and case ignored, best first.
  std::vector<const BlockEntry*> search(std::string_view query, const std::string& language) const;

 private:
  std::vector<BlockEntry> blocks_;
  std::vector<Category> categories_;
};

}  // namespace lunabloc::program
