// Makes blocks of a tree: for each node the vocabulary's pattern that tells the most, else its tokens.
//
// project() and update() of projection.h are the way in. The update derives from it, and keeps the bodies it can.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/cursor.h"
#include "program/pattern.h"
#include "program/projection.h"

namespace lunabloc::program {

// A child of a block of statements that is a block of its own.
bool is_shown(const GreenChild& child);

class Projector {
 public:
  // `version`: of the projection that is made.
  Projector(const Tree& tree, const Vocabulary& vocabulary, const std::string& language, std::uint64_t version);
  virtual ~Projector() = default;

  Projection project();

 protected:
  // The whole projection, with what has been learned and asked on the way.
  Projection whole(std::vector<Block> blocks);
  std::vector<Block> statements(const Syntax& block);
  Block one(const Syntax& child);
  std::string_view text_at(TextRange range) const;
  // The statements of a body; the update has some of them already.
  virtual std::vector<Block> body_statements(const Syntax& block) { return statements(block); }

  const Tree& tree_;
  const std::uint64_t version_;
  int depth_ = 0;  // so many reporters enclose what is read
  std::vector<Learned> learned_;
  std::vector<TextRange> asked_;

 private:
  Block shown(const Syntax& child);
  Block statement(const Syntax& syntax);
  Block reporter(const Syntax& syntax);
  Block block_of(const Syntax& syntax);
  // A match, and how far its label has gone in each hole of many.
  struct Reading {
    Match match;
    struct Turn {
      std::size_t n = 0;   // the n-th filling of the hole
      std::size_t at = 0;  // is the first binding of the hole from here on
    };
    std::vector<Turn> turns;  // by hole
  };
  Block worded(Reading& reading);
  // The most telling pattern whose holes agree with what is known of their fillings; else the first that matches.
  bool find_match(const Syntax& syntax, Match& match);
  bool agrees(const Match& match);

  // ---- What is known of names
  std::optional<SlotType> type_of(const Syntax& syntax);
  std::optional<SlotType> type_of_name(std::string_view name);
  // `local name = "…"`: from here on, name is a text.
  void learn_type(const Syntax& statement, std::size_t at);

  // ---- By the words of a label
  void say(const std::vector<LabelPiece>& pieces, Reading& reading, std::optional<std::size_t> turn, Block& block);
  std::string_view agreeing(const LabelPiece& piece, const Match& match) const;
  static std::size_t turns(const LabelPiece& group, const Match& match);
  void say_hole(std::size_t index, Reading& reading, std::optional<std::size_t> turn, Block& block);
  void add_part(const Hole& hole, std::uint32_t n, const Syntax& syntax, Block& block);

  // ---- Slots
  void add_body(HoleName hole, const Syntax& statements, Block& block);
  void add_slot(HoleName hole, SlotType type, const SlotEntry* entry, const Syntax& syntax, Block& block);
  static void add_label(std::string_view words, Block& block) { block.parts.emplace_back().text = words; }
  static void add_row_break(Block& block) { block.parts.emplace_back().kind = PartKind::row_break; }
  void fill(Part& part, const Syntax& syntax);
  bool say_choice(Part& part, std::string_view lua) const;
  // `say()`: the pattern wants an expression where Lua wants none.
  static bool is_absent(const Syntax& syntax);
  ShownLiteral shown_expression(const Syntax& syntax, std::string_view lua) const;

  // ---- By the tokens, where no pattern says it
  Block structural(const Syntax& syntax);
  struct Words;
  void tokens_of(const Syntax& syntax, Block& block, Words& words);
  static bool is_word(const Syntax& token);
  void structural_slot(const Syntax& syntax, std::string_view name, SlotType type, Block& block, Words& words);

  // ---- What fits nowhere, and comments that stand alone
  Block text_block(const Syntax& syntax, Shape shape) const;
  Part leftover_part(const Syntax& syntax, const Block& block) const;
  Block comment_block(const Syntax& syntax) const;
  Block raw_expression(const Syntax& syntax) const;

  const PatternTable* patterns_;
  const std::string& language_;
  std::vector<std::unique_ptr<Reading>> matches_;  // by level
  std::size_t level_ = 0;
  std::unordered_map<std::string_view, SlotType> types_;  // what a name held last
  std::size_t absorbed_ = 0;  // so many of learned_ are in types_
  int searches_ = 0;
};

}  // namespace lunabloc::program
