#include "program/projector.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/blanks.h"

namespace lunabloc::program {
namespace {

// Beyond this many blocks inside one another (long chains of operators), Lua text says it better.
constexpr int kDeepest = 120;
constexpr std::string_view kLeftover = "leftover";

std::optional<SlotType> type_of_literal(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::string_expression:
      return SlotType::text;
    case SyntaxKind::number_expression:
      return SlotType::number;
    case SyntaxKind::table_expression:
      return SlotType::list;
    case SyntaxKind::true_expression:
    case SyntaxKind::false_expression:
      return SlotType::boolean;
    default:
      return std::nullopt;
  }
}

// Constructs without a pattern: an unusual form of a known construct keeps the construct's family.
std::string_view category_of(SyntaxKind kind) {
  switch (kind) {
    case SyntaxKind::assignment:
    case SyntaxKind::local_statement:
    case SyntaxKind::name_expression:
    case SyntaxKind::field_expression:
      return "variables";
    case SyntaxKind::call_expression:
    case SyntaxKind::method_call_expression:
    case SyntaxKind::function_statement:
    case SyntaxKind::local_function:
    case SyntaxKind::function_expression:
    case SyntaxKind::return_statement:
      return "functions";
    case SyntaxKind::table_expression:
    case SyntaxKind::index_expression:
      return "lists";
    case SyntaxKind::binary_expression:
    case SyntaxKind::unary_expression:
    case SyntaxKind::parenthesized_expression:
      return "calc";
    default:
      return "control";
  }
}

// A comment without its dashes and brackets.
std::string comment_words(std::string_view token) {
  token = base::trimmed(token);
  token.remove_prefix(std::min<std::size_t>(2, token.size()));
  if (!token.empty() && token.front() == '[') {
    std::size_t level = 1;
    while (level < token.size() && token[level] == '=') ++level;
    if (level < token.size() && token[level] == '[') {
      token.remove_prefix(level + 1);
      if (token.size() > level && token.back() == ']') token.remove_suffix(level + 1);
      return std::string(base::trimmed(token));
    }
  }
  while (!token.empty() && token.front() == '-') token.remove_prefix(1);
  return std::string(base::trimmed(token));
}

bool is_comment(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::comment || is_comment_token(syntax.kind());
}
bool is_leftover(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::garbage || syntax.kind() == SyntaxKind::skipped;
}

// Names of the generic types: "lua." and the kind.
std::string_view generic_type(SyntaxKind kind) {
  static const std::array<std::string, kSyntaxKindCount> names = [] {
    std::array<std::string, kSyntaxKindCount> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = "lua." + std::string(name_of(static_cast<SyntaxKind>(i)));
    return all;
  }();
  return names[static_cast<std::size_t>(kind)];
}

// Searching backwards is quicker than gathering all that is known, for a few names.
constexpr std::size_t kManyToAbsorb = 256;
constexpr int kMostSearches = 32;

}  // namespace

bool is_shown(const GreenChild& child) {
  return child.is_node() || is_comment_token(child.kind()) || child.kind() == SyntaxKind::garbage;
}

Projector::Projector(const Tree& tree, const Vocabulary& vocabulary, const std::string& language, std::uint64_t version)
    : tree_(tree), version_(version), patterns_(vocabulary.patterns()), language_(language) {}

Projection Projector::project() {
  std::vector<Block> blocks = statements(Syntax(tree_).child(SyntaxKind::block));
  return whole(std::move(blocks));
}

Projection Projector::whole(std::vector<Block> blocks) {
  const auto earlier = [](TextRange a, TextRange b) { return a.start < b.start; };
  if (!std::is_sorted(asked_.begin(), asked_.end(), earlier)) std::sort(asked_.begin(), asked_.end(), earlier);
  asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
  return {std::move(blocks), tree_, std::move(learned_), std::move(asked_), patterns_, language_, version_};
}

std::vector<Block> Projector::statements(const Syntax& block) {
  std::vector<Block> blocks;
  const SyntaxChildren children = block.children();
  std::size_t count = 0;
  for (const Syntax child : children) count += is_shown(child.green()) ? 1 : 0;
  blocks.reserve(count);
  for (const Syntax child : children)
    if (is_shown(child.green())) blocks.push_back(one(child));
  return blocks;
}

Block Projector::one(const Syntax& child) {
  Block block = shown(child);
  block.made = version_;
  return block;
}

Block Projector::shown(const Syntax& child) {
  if (is_comment(child) || child.kind() == SyntaxKind::comment_statement) return comment_block(child);
  if (is_leftover(child)) return text_block(child, Shape::text);
  return statement(child);
}

Block Projector::statement(const Syntax& syntax) {
  const bool is_call = syntax.kind() == SyntaxKind::call_statement;
  const Syntax subject = is_call ? syntax.expression() : syntax;
  Block block = block_of(subject);
  block.id = syntax.id();
  block.range = syntax.token_range();
  if (block.shape == Shape::reporter || block.shape == Shape::boolean) block.shape = Shape::statement;
  if (is_call && syntax.children().size() > 1) {
    std::vector<std::string> inside = std::move(block.comments);
    block.comments.clear();
    for (const Syntax child : syntax.children()) {
      if (child == subject) block.comments.insert(block.comments.end(), inside.begin(), inside.end());
      if (is_comment(child)) block.comments.push_back(comment_words(child.text()));
      if (is_leftover(child)) block.parts.push_back(leftover_part(child, block));
    }
  }
  learn_type(subject, block.range.end);
  return block;
}

Block Projector::reporter(const Syntax& syntax) {
  if (depth_ >= kDeepest) return raw_expression(syntax);
  ++depth_;
  Block block = block_of(syntax);
  --depth_;
  block.id = syntax.id();
  block.range = syntax.token_range();
  if (block.shape != Shape::boolean) block.shape = Shape::reporter;
  return block;
}

Block Projector::block_of(const Syntax& syntax) {
  // Blocks inside are found while this one's match is read: each level has its own.
  if (matches_.size() == level_) matches_.push_back(std::make_unique<Reading>());
  Reading& reading = *matches_[level_];
  ++level_;
  Block block = find_match(syntax, reading.match) ? worded(reading) : structural(syntax);
  --level_;
  return block;
}

Block Projector::worded(Reading& reading) {
  const Match& match = reading.match;
  const BlockPattern& pattern = *match.pattern;
  reading.turns.assign(pattern.holes.size(), {});
  Block block;
  block.type = pattern.entry->id;
  block.category = pattern.entry->category;
  block.icon = pattern.entry->icon;
  block.shape = pattern.shape;
  block.look = pattern.entry->look == "generic" ? Look::generic : Look::friendly;
  auto label = pattern.labels.find(language_);
  if (label == pattern.labels.end()) label = pattern.labels.begin();
  if (label != pattern.labels.end()) {
    const bool has_many = std::any_of(label->second.begin(), label->second.end(),
                                      [](const LabelPiece& piece) { return piece.kind == LabelPiece::Kind::group; });
    block.parts.reserve(label->second.size() + (has_many ? match.bindings.size() : 0) + match.leftovers.size());
    say(label->second, reading, std::nullopt, block);
  }
  for (const Syntax& comment : match.comments) block.comments.push_back(comment_words(comment.text()));
  for (const Syntax& leftover : match.leftovers) block.parts.push_back(leftover_part(leftover, block));
  return block;
}

bool Projector::find_match(const Syntax& syntax, Match& match) {
  if (patterns_ == nullptr) return false;
  const BlockPattern* first = nullptr;
  for (const BlockPattern* pattern : patterns_->candidates(syntax)) {
    if (first != nullptr && pattern->specificity < first->specificity) break;
    if (!matches(*pattern, syntax, match)) continue;
    if (agrees(match)) return true;
    if (first == nullptr) first = pattern;
  }
  return first != nullptr && matches(*first, syntax, match);
}

bool Projector::agrees(const Match& match) {
  for (const Binding& binding : match.bindings) {
    const SlotType wanted = match.pattern->holes[binding.hole].type;
    if (wanted != SlotType::text && wanted != SlotType::list) continue;
    const std::optional<SlotType> type = type_of(binding.syntax);
    if (type && *type != wanted) return false;
  }
  return true;
}

// ---- What is known of names

std::optional<SlotType> Projector::type_of(const Syntax& syntax) {
  if (syntax.kind() == SyntaxKind::name_expression) {
    asked_.push_back(syntax.token_range());
    return type_of_name(text_at(asked_.back()));
  }
  if (syntax.kind() == SyntaxKind::binary_expression && syntax.child(SyntaxKind::concat)) return SlotType::text;
  return type_of_literal(syntax.kind());
}

std::optional<SlotType> Projector::type_of_name(std::string_view name) {
  const auto known = [](SlotType type) { return type == SlotType::any ? std::nullopt : std::optional(type); };
  if (learned_.size() - absorbed_ > kManyToAbsorb && searches_ < kMostSearches) {
    ++searches_;
    for (auto at = learned_.rbegin(); at != learned_.rend(); ++at)
      if (text_at(at->name) == name) return known(at->type);
    return std::nullopt;
  }
  for (; absorbed_ < learned_.size(); ++absorbed_)
    types_[text_at(learned_[absorbed_].name)] = learned_[absorbed_].type;
  const auto found = types_.find(name);
  return found == types_.end() ? std::nullopt : known(found->second);
}

std::string_view Projector::text_at(TextRange range) const {
  return std::string_view(tree_.text()).substr(range.start, range.length());
}

void Projector::learn_type(const Syntax& statement, std::size_t at) {
  const bool assigns = statement.kind() == SyntaxKind::assignment;
  if (!assigns && statement.kind() != SyntaxKind::local_statement) return;
  const Syntax name = assigns ? statement.expression(0) : statement.child(SyntaxKind::local_name);
  const Syntax value = statement.expression(assigns ? 1 : 0);
  if (assigns && name.kind() != SyntaxKind::name_expression) return;
  if (name && value) learned_.push_back({at, name.token_range(), type_of(value).value_or(SlotType::any)});
}

// ---- By the words of a label

void Projector::say(const std::vector<LabelPiece>& pieces, Reading& reading, std::optional<std::size_t> turn, Block& block) {
  for (const LabelPiece& piece : pieces) {
    switch (piece.kind) {
      case LabelPiece::Kind::words:
        add_label(piece.words, block);
        break;
      case LabelPiece::Kind::counted:
        add_label(agreeing(piece, reading.match), block);
        break;
      case LabelPiece::Kind::row_break:
        add_row_break(block);
        break;
      case LabelPiece::Kind::hole:
        say_hole(piece.hole, reading, turn, block);
        break;
      case LabelPiece::Kind::group:
        for (std::size_t n = 0, count = turns(piece, reading.match); n < count; ++n)
          say(n == 0 ? piece.first : piece.next, reading, n, block);
        break;
    }
  }
}

std::string_view Projector::agreeing(const LabelPiece& piece, const Match& match) const {
  for (const Binding& binding : match.bindings)
    if (binding.hole == piece.hole && is_singular(binding.syntax.token_text(), language_)) return piece.singular;
  return piece.words;
}

std::size_t Projector::turns(const LabelPiece& group, const Match& match) {
  std::size_t most = 0;
  for (const LabelPiece& piece : group.first) {
    if (piece.kind != LabelPiece::Kind::hole) continue;
    const auto count = std::count_if(match.bindings.begin(), match.bindings.end(),
                                     [&](const Binding& binding) { return binding.hole == piece.hole; });
    most = std::max(most, static_cast<std::size_t>(count));
  }
  return most;
}

void Projector::say_hole(std::size_t index, Reading& reading, std::optional<std::size_t> turn, Block& block) {
  const Match& match = reading.match;
  const Hole& hole = match.pattern->holes[index];
  if (hole.slot != nullptr && hole.slot->many) {
    Reading::Turn& at = reading.turns[index];
    if (turn && at.n > *turn) at = {};
    for (; at.at < match.bindings.size(); ++at.at) {
      if (match.bindings[at.at].hole != index) continue;
      if (!turn || at.n == *turn) {
        const Syntax syntax = match.bindings[at.at].syntax;
        add_part(hole, static_cast<std::uint32_t>(at.n + 1), syntax, block);
        if (turn) return;
      }
      ++at.n;
    }
    return;
  }
  std::optional<std::size_t> made;
  std::size_t n = 0;
  for (const Binding& binding : match.bindings) {
    if (binding.hole != index) continue;
    if (made) {
      block.copies.push_back({static_cast<std::uint32_t>(*made), binding.syntax.token_range()});
    } else if (!turn || n == *turn) {
      made = block.parts.size();
      add_part(hole, 0, binding.syntax, block);
    }
    ++n;
  }
}

void Projector::add_part(const Hole& hole, std::uint32_t n, const Syntax& syntax, Block& block) {
  if (syntax.kind() == SyntaxKind::block) {
    add_body({hole.name, n}, syntax, block);
  } else {
    add_slot({hole.name, n}, hole.type, hole.slot, syntax, block);
  }
}

// ---- Slots

void Projector::add_body(HoleName hole, const Syntax& statements, Block& block) {
  Part& part = block.parts.emplace_back();
  part.kind = PartKind::body;
  part.slot_type = SlotType::statement_list;
  part.depth = static_cast<std::uint8_t>(depth_);
  part.hole = hole;
  part.range = statements.range();
  part.node = &statements.green().node();
  part.blocks = body_statements(statements);
}

void Projector::add_slot(HoleName hole, SlotType type, const SlotEntry* entry, const Syntax& syntax, Block& block) {
  Part& part = block.parts.emplace_back();
  part.kind = PartKind::slot;
  part.slot_type = type;
  part.hole = hole;
  part.range = syntax.token_range();
  part.entry = entry;
  fill(part, syntax);
}

void Projector::fill(Part& part, const Syntax& syntax) {
  const std::string_view lua = std::string_view(tree_.text()).substr(part.range.start, part.range.length());
  part.takes_reporter = part.slot_type != SlotType::name && (is_expression(syntax.kind()) || is_absent(syntax));
  part.missing = syntax.kind() == SyntaxKind::missing || syntax.kind() == SyntaxKind::missing_expression;
  if (part.missing) return;
  if (part.slot_type == SlotType::choice && say_choice(part, lua)) return;
  if (!part.takes_reporter) {
    part.text = lua;
    part.literal = Literal::name;
    return;
  }
  const ShownLiteral shown = shown_expression(syntax, lua);
  if (shown.literal == Literal::none) {
    part.blocks.push_back(reporter(syntax));
    return;
  }
  part.text = shown.text;
  part.literal = shown.literal;
}

bool Projector::say_choice(Part& part, std::string_view lua) const {
  const std::span<const std::string> choices = part.choices();
  const auto found = std::find(choices.begin(), choices.end(), lua);
  if (found == choices.end()) return false;
  part.text = part.entry->shown_choice(static_cast<std::size_t>(found - choices.begin()), language_);
  part.literal = Literal::choice;
  return true;
}

bool Projector::is_absent(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::missing && syntax.green().expected() == SyntaxKind::missing_expression;
}

ShownLiteral Projector::shown_expression(const Syntax& syntax, std::string_view lua) const {
  const bool may_be = syntax.kind() == SyntaxKind::number_expression ||
                      syntax.kind() == SyntaxKind::string_expression || syntax.kind() == SyntaxKind::unary_expression;
  return may_be ? shown_literal(lua, language_) : ShownLiteral{};
}

// ---- By the tokens, where no pattern says it

// Words gathered between two slots, and how many slots of each name there are so far.
struct Projector::Words {
  std::string text;
  std::size_t end_of_last = 0;
  bool after_body = false;
  struct Seen {
    std::string_view name;
    std::uint32_t times = 0;
  };
  std::vector<Seen> seen;

  void add(const Syntax& token) {
    if (!text.empty() && token.start() != end_of_last) text += ' ';
    text += token.text();
    end_of_last = token.end();
  }
  void end(Block& block) {
    // The word that closes a body ("end") is the block's own edge.
    if (!text.empty() && !(after_body && text == "end")) {
      if (after_body) add_row_break(block);
      add_label(text, block);
      after_body = false;
    }
    text.clear();
  }
  HoleName hole(std::string_view name) {
    auto found = std::find_if(seen.begin(), seen.end(), [&](const Seen& one) { return one.name == name; });
    if (found == seen.end()) found = seen.insert(seen.end(), {name, 0});
    const std::uint32_t n = ++found->times;
    return {name, n == 1 ? 0 : n};
  }
};

Block Projector::structural(const Syntax& syntax) {
  Block block;
  block.type = generic_type(syntax.kind());
  block.category = category_of(syntax.kind());
  block.look = Look::generic;
  block.shape = is_expression(syntax.kind()) ? Shape::reporter : Shape::statement;
  Words words;
  tokens_of(syntax, block, words);
  words.end(block);
  for (const Part& part : block.parts)
    if (part.kind == PartKind::body && block.shape == Shape::statement) block.shape = Shape::container;
  if (syntax.kind() == SyntaxKind::return_statement || syntax.kind() == SyntaxKind::goto_statement)
    block.shape = Shape::cap;
  return block;
}

void Projector::tokens_of(const Syntax& syntax, Block& block, Words& words) {
  for (const Syntax child : syntax.children()) {
    const SyntaxKind kind = child.kind();
    if (is_comment(child)) {
      block.comments.push_back(comment_words(child.text()));
    } else if (is_leftover(child)) {
      words.end(block);
      block.parts.push_back(leftover_part(child, block));
    } else if (child.is_token() && is_trivia(kind)) {
      continue;
    } else if (kind == SyntaxKind::block) {
      words.end(block);
      add_body(words.hole("body"), child, block);
      words.after_body = true;
    } else if (is_expression(kind)) {
      structural_slot(child, "value", SlotType::any, block, words);
    } else if (child.is_node()) {
      tokens_of(child, block, words);
    } else if (is_word(child)) {
      structural_slot(child, "name", SlotType::name, block, words);
    } else if (kind != SyntaxKind::missing) {
      words.add(child);
    }
  }
}

bool Projector::is_word(const Syntax& token) {
  return token.kind() == SyntaxKind::name ||
         (token.kind() == SyntaxKind::missing && token.green().expected() == SyntaxKind::name);
}

void Projector::structural_slot(const Syntax& syntax, std::string_view name, SlotType type, Block& block, Words& words) {
  words.end(block);
  if (words.after_body) add_row_break(block);
  words.after_body = false;
  add_slot(words.hole(name), type, nullptr, syntax, block);
}

// ---- What fits nowhere, and comments that stand alone

Block Projector::text_block(const Syntax& syntax, Shape shape) const {
  Block block;
  block.id = syntax.id();
  block.type = "lua.text";
  block.look = Look::text;
  block.shape = shape;
  block.range = syntax.kind() == SyntaxKind::garbage ? syntax.range() : syntax.token_range();
  if (block.range.empty()) block.range = syntax.range();
  const std::string_view lua = std::string_view(*syntax.whole_text()).substr(block.range.start, block.range.length());
  block.parts.push_back({.kind = PartKind::slot,
                         .slot_type = SlotType::text,
                         .literal = Literal::name,
                         .hole = {"text"},
                         .text = std::string(lua),
                         .range = block.range});
  return block;
}

Part Projector::leftover_part(const Syntax& syntax, const Block& block) const {
  std::uint32_t n = 1;
  for (const Part& part : block.parts) n += part.hole.name == kLeftover ? 1 : 0;
  Part part{.kind = PartKind::slot, .hole = {kLeftover, n}};
  part.blocks.push_back(text_block(syntax, Shape::text));
  part.range = part.blocks.front().range;
  return part;
}

Block Projector::comment_block(const Syntax& syntax) const {
  Block block;
  block.id = syntax.id();
  block.type = "lua.comment";
  block.look = Look::generic;
  block.range = {syntax.end(), syntax.start()};
  const auto add = [&](const Syntax& comment) {
    block.range.start = std::min(block.range.start, comment.start());
    block.range.end = std::max(block.range.end, comment.end());
    block.comments.push_back(comment_words(comment.text()));
  };
  for (Walk walk(syntax); walk; walk.next())
    if (is_comment_token(walk.at().kind())) add(walk.at());
  if (block.comments.empty()) block.range = syntax.range();
  return block;
}

Block Projector::raw_expression(const Syntax& syntax) const {
  Block block = text_block(syntax, Shape::reporter);
  block.type = "lua.expression";
  block.look = Look::generic;
  block.category = category_of(syntax.kind());
  return block;
}

Projection project(const Tree& tree, const Vocabulary& vocabulary, const std::string& language) {
  return Projector(tree, vocabulary, language, 0).project();
}

}  // namespace lunabloc::program
