// The vocabulary: one table of blocks (assets/vocabulary/*.yaml) that views, completion, help, palettes and the
// runner's library read. Adding a block is adding a row.
//
//   - id: turtle.forward
//     lua: turtle.forward($steps)          # a pattern: Lua text with typed holes
//     also: [{lua: …, label: {…}}]         # other Lua forms of the same block; `offered: true`: the palette has it too
//     slots: {steps: {type: number, default: "50"}}
//     label: {fr: "avancer de $steps", en: "forward $steps"}
//     help: {fr: "…", en: "…"}
//     example: "turtle.forward(50)"        # a program of 1 to 6 lines, run by a test
//     prints: "…"                          # what the example says and prints; left out: nothing
//     answers: ["12"]                      # what is answered to the example's `ask`
//     happens: [{after_s: 1, what: "key:space", value: 1}]  # what comes from outside while it runs
//     words: {fr: [reculer], en: []}       # synonyms for search
//     category: turtle
//     icon: directions-fork                # left out: its category's
//     shape: statement                     # hat statement container cap reporter boolean
//     look: friendly                       # or generic: the block of a construct that has no friendlier one
//     level: 2                             # CE2 = 1 … 3e = 7
//     world: turtle                        # the world that it needs; left out: none
//     cost: move
//     board: false
//     counts_as: repeat                    # where a lesson asks for that block, this one will do
//
// A slot with `many: true` stands for any number of them: `f($arguments)`, or the whole repeated part in which it
// stands: `elseif $conditions then $bodies`. In a label, "|" begins a new row and "{first; next}" is said once for each
// of many; "<seconde/secondes>" right after a hole agrees with the number in it, in French singular below two. A slot of type choice may stand for an operator or a name, which is then one of its choices.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::program {

class PatternTable;  // pattern.h: the patterns, parsed; for the projection

struct SlotEntry {
  std::string name;
  std::string type;       // number text boolean list name choice any body
  std::string initial;    // Lua text put there by the palette; empty: a hole
  bool many = false;
  std::string unit;       // "s", "°"…; empty: a plain value
  std::map<std::string, std::string> help;  // language → what to put there; empty when the label says it
  std::vector<std::string> choices;  // Lua texts
  std::map<std::string, std::vector<std::string>> choice_labels;  // language → what is shown for each choice

  // What is shown for the choice of this index: its label, else its Lua.
  const std::string& shown_choice(std::size_t index, const std::string& language) const;
};

// Another Lua form of a block; its label is the block's own when it is empty.
struct BlockForm {
  std::string pattern;
  std::map<std::string, std::string> label;
  bool offered = false;   // by the palette, beside the block's own form
  std::string initial;    // as initial_lua
};

// What comes from outside while an example runs.
struct Happening {
  double after_s = 0;
  std::string what;       // "key:space", "button:A", "light:room"
  double value = 0;
};

// A small program that shows a block at work.
struct Example {
  std::string lua;
  std::string prints;     // what it says and prints, a line each
  std::vector<std::string> answers;
  std::vector<Happening> happens;
};

struct BlockEntry {
  std::string id;
  std::string pattern;    // Lua with $holes
  std::vector<BlockForm> also;
  std::vector<SlotEntry> slots;
  std::map<std::string, std::string> label;  // language → words with $holes; "|" begins a new row
  std::map<std::string, std::string> help;
  Example example;
  std::map<std::string, std::vector<std::string>> words;
  std::string category;
  std::string icon;       // of its own, by its Material Design name; empty: its category's
  std::string shape;
  std::string look = "friendly";
  int level = 1;
  std::string world;
  std::string cost;
  bool board = false;
  std::string gives;      // what its value is, as the slots of that name take it: "table", "board"; empty: a plain value
  std::string includes;   // palette family: an id that brings this one along
  std::string counts_as;  // another id: who asks for that block in a program is content with this one
  std::string initial;    // see initial_lua

  // What the palette inserts: the pattern with each hole filled by its initial text, bodies empty.
  std::string initial_lua() const { return initial; }
  bool is_expression() const { return shape == "reporter" || shape == "boolean"; }
  const SlotEntry* slot(std::string_view name) const;
};

struct Category {
  std::string id;
  std::map<std::string, std::string> label;
  std::string icon;       // Material Design Icons name
};

class Vocabulary {
 public:
  // Reads categories.yaml and every other *.yaml of the folder. Errors name file, line and column:
  // "vocabulary.duplicate" {nom}, "vocabulary.bad_pattern" {nom}, "vocabulary.bad_label" {nom}{trou},
  // "vocabulary.unknown" {nom}{proche}, "vocabulary.ambiguous" {nom}{autre}, schema errors.
  static Result<Vocabulary> load(const std::filesystem::path& folder, const std::filesystem::path& schema_folder);

  const std::vector<BlockEntry>& blocks() const { return *blocks_; }
  const std::vector<Category>& categories() const { return categories_; }
  const BlockEntry* find(std::string_view id) const;
  const Category* category(std::string_view id) const;
  // Blocks whose label, words or Lua match, accents and case ignored, best first.
  std::vector<const BlockEntry*> search(std::string_view query, const std::string& language) const;
  // The parsed patterns; null in an empty vocabulary.
  const PatternTable* patterns() const { return patterns_.get(); }

 private:
  // Shared, so that a copy's patterns and the pointers that a search gave stay good.
  std::shared_ptr<const std::vector<BlockEntry>> blocks_ = std::make_shared<std::vector<BlockEntry>>();
  std::vector<Category> categories_;
  std::shared_ptr<const PatternTable> patterns_;
};

// What a palette shows: the blocks up to a level, and whatever the program uses already, so that no block of it is ever
// missing. In the vocabulary's order.
inline constexpr int kEveryLevel = 7;
std::vector<const BlockEntry*> palette_of(const Vocabulary& vocabulary, int level, const std::set<std::string_view>& used);

}  // namespace lunabloc::program
