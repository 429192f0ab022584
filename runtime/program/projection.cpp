#include "program/projection.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "program/cursor.h"
#include "program/pattern.h"

namespace lunabloc::program {
namespace {

// Beyond this many blocks inside one another (long chains of operators), Lua text says it better.
constexpr int kDeepest = 120;

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

Shape shape_named(std::string_view name) {
  if (name == "hat") return Shape::hat;
  if (name == "container") return Shape::container;
  if (name == "cap") return Shape::cap;
  if (name == "reporter") return Shape::reporter;
  if (name == "boolean") return Shape::boolean;
  return Shape::statement;
}

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// A comment without its dashes and brackets.
std::string comment_words(std::string_view token) {
  token = trimmed(token);
  token.remove_prefix(std::min<std::size_t>(2, token.size()));
  if (!token.empty() && token.front() == '[') {
    std::size_t level = 1;
    while (level < token.size() && token[level] == '=') ++level;
    if (level < token.size() && token[level] == '[') {
      token.remove_prefix(level + 1);
      if (token.size() > level && token.back() == ']') token.remove_suffix(level + 1);
      return std::string(trimmed(token));
    }
  }
  while (!token.empty() && token.front() == '-') token.remove_prefix(1);
  return std::string(trimmed(token));
}

bool is_comment(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::comment || is_comment_token(syntax.kind());
}
bool is_leftover(const Syntax& syntax) {
  return syntax.kind() == SyntaxKind::garbage || syntax.kind() == SyntaxKind::skipped;
}

class Projector {
 public:
  Projector(const Vocabulary& vocabulary, const std::string& language)
      : patterns_(vocabulary.patterns()), language_(language) {}

  std::vector<Block> statements(const Syntax& block) {
    std::vector<Block> blocks;
    for (const Syntax child : block.children()) {
      if (is_comment(child) || child.kind() == SyntaxKind::comment_statement)
        blocks.push_back(comment_block(child));
      else if (is_leftover(child))
        blocks.push_back(text_block(child, Shape::text));
      else if (child.is_node())
        blocks.push_back(statement(child));
    }
    return blocks;
  }

 private:
  Block statement(const Syntax& syntax) {
    const bool is_call = syntax.kind() == SyntaxKind::call_statement;
    const Syntax subject = is_call ? syntax.expression() : syntax;
    Block block = block_of(subject);
    block.id = syntax.id();
    block.range = syntax.token_range();
    if (block.shape == Shape::reporter || block.shape == Shape::boolean) block.shape = Shape::statement;
    if (is_call) {
      std::vector<std::string> inside = std::move(block.comments);
      block.comments.clear();
      for (const Syntax child : syntax.children()) {
        if (child == subject) block.comments.insert(block.comments.end(), inside.begin(), inside.end());
        if (is_comment(child)) block.comments.push_back(comment_words(child.text()));
        if (is_leftover(child)) block.parts.push_back(leftover_part(child, block));
      }
    }
    learn_type(subject);
    return block;
  }

  Block reporter(const Syntax& syntax) {
    if (depth_ >= kDeepest) return raw_expression(syntax);
    ++depth_;
    Block block = block_of(syntax);
    --depth_;
    block.id = syntax.id();
    block.range = syntax.token_range();
    if (block.shape != Shape::boolean) block.shape = Shape::reporter;
    return block;
  }

  Block block_of(const Syntax& syntax) {
    Match match;
    if (!find_match(syntax, match)) return structural(syntax);
    const BlockPattern& pattern = *match.pattern;
    Block block;
    block.type = pattern.entry->id;
    block.category = pattern.entry->category;
    block.icon = pattern.entry->icon;
    block.shape = shape_named(pattern.entry->shape);
    block.look = pattern.entry->look == "generic" ? Look::generic : Look::friendly;
    auto label = pattern.labels.find(language_);
    if (label == pattern.labels.end()) label = pattern.labels.begin();
    if (label != pattern.labels.end()) say(label->second, match, std::nullopt, block);
    for (const Syntax& comment : match.comments) block.comments.push_back(comment_words(comment.text()));
    for (const Syntax& leftover : match.leftovers) block.parts.push_back(leftover_part(leftover, block));
    return block;
  }

  // The most telling pattern whose holes agree with what is known of their fillings; else the first that matches.
  bool find_match(const Syntax& syntax, Match& match) {
    if (patterns_ == nullptr) return false;
    const BlockPattern* first = nullptr;
    for (const BlockPattern* pattern : patterns_->with_root(syntax.kind())) {
      if (first != nullptr && pattern->specificity < first->specificity) break;
      if (!matches(*pattern, syntax, match)) continue;
      if (agrees(match)) return true;
      if (first == nullptr) first = pattern;
    }
    return first != nullptr && matches(*first, syntax, match);
  }

  bool agrees(const Match& match) const {
    for (const Binding& binding : match.bindings) {
      const SlotType wanted = match.pattern->holes[binding.hole].type;
      if (wanted != SlotType::text && wanted != SlotType::list) continue;
      const std::optional<SlotType> type = type_of(binding.syntax);
      if (type && *type != wanted) return false;
    }
    return true;
  }

  std::optional<SlotType> type_of(const Syntax& syntax) const {
    if (syntax.kind() == SyntaxKind::name_expression) {
      const auto known = types_.find(syntax.token_text());
      return known == types_.end() ? std::nullopt : known->second;
    }
    if (syntax.kind() == SyntaxKind::binary_expression && syntax.child(SyntaxKind::concat)) return SlotType::text;
    return type_of_literal(syntax.kind());
  }

  // `local name = "…"`: from here on, name is a text.
  void learn_type(const Syntax& statement) {
    Syntax name;
    if (statement.kind() == SyntaxKind::local_statement) name = statement.child(SyntaxKind::local_name);
    if (statement.kind() == SyntaxKind::assignment) name = statement.expression(0);
    const Syntax value = statement.expression(statement.kind() == SyntaxKind::assignment ? 1 : 0);
    if (name && value) types_[name.token_text()] = type_of(value);
  }

  // ---- By the words of a label

  void say(const std::vector<LabelPiece>& pieces, const Match& match, std::optional<std::size_t> turn, Block& block) {
    for (const LabelPiece& piece : pieces) {
      switch (piece.kind) {
        case LabelPiece::Kind::words:
          block.parts.push_back({.kind = PartKind::label, .text = piece.words});
          break;
        case LabelPiece::Kind::counted:
          block.parts.push_back({.kind = PartKind::label, .text = agreeing(piece, match)});
          break;
        case LabelPiece::Kind::row_break:
          block.parts.push_back({.kind = PartKind::row_break});
          break;
        case LabelPiece::Kind::hole:
          say_hole(piece.hole, match, turn, block);
          break;
        case LabelPiece::Kind::group:
          for (std::size_t n = 0, count = turns(piece, match); n < count; ++n)
            say(n == 0 ? piece.first : piece.next, match, n, block);
          break;
      }
    }
  }

  std::string agreeing(const LabelPiece& piece, const Match& match) const {
    for (const Binding& binding : match.bindings)
      if (binding.hole == piece.hole && is_singular(binding.syntax.token_text(), language_)) return piece.singular;
    return piece.words;
  }

  static std::size_t turns(const LabelPiece& group, const Match& match) {
    std::size_t most = 0;
    for (const LabelPiece& piece : group.first) {
      if (piece.kind != LabelPiece::Kind::hole) continue;
      const auto count = std::count_if(match.bindings.begin(), match.bindings.end(),
                                       [&](const Binding& binding) { return binding.hole == piece.hole; });
      most = std::max(most, static_cast<std::size_t>(count));
    }
    return most;
  }

  void say_hole(std::size_t index, const Match& match, std::optional<std::size_t> turn, Block& block) {
    const Hole& hole = match.pattern->holes[index];
    const bool many = hole.slot != nullptr && hole.slot->many;
    std::size_t n = 0;
    std::optional<std::size_t> made;
    for (const Binding& binding : match.bindings) {
      if (binding.hole != index) continue;
      if (!many && made) {
        block.parts[*made].copies.push_back(binding.syntax.token_range());
      } else if (!turn || n == *turn) {
        made = block.parts.size();
        block.parts.push_back(part_for(hole, binding.syntax));
        if (many) block.parts.back().hole += "." + std::to_string(n + 1);
      }
      ++n;
    }
  }

  Part part_for(const Hole& hole, const Syntax& syntax) {
    if (syntax.kind() == SyntaxKind::block) return body(hole.name, syntax);
    Part part{.kind = PartKind::slot, .hole = hole.name, .slot_type = hole.type, .range = syntax.token_range()};
    if (hole.slot != nullptr && !hole.slot->many) part.initial = hole.slot->initial;
    if (hole.slot != nullptr && hole.type == SlotType::choice) {
      part.choices = hole.slot->choices;
      if (const auto labels = hole.slot->choice_labels.find(language_); labels != hole.slot->choice_labels.end())
        part.choice_labels = labels->second;
    }
    fill(part, syntax);
    return part;
  }

  // ---- Slots

  Part body(std::string hole, const Syntax& block) {
    return {.kind = PartKind::body,
            .hole = std::move(hole),
            .slot_type = SlotType::statement_list,
            .range = block.range(),
            .blocks = statements(block)};
  }

  void fill(Part& part, const Syntax& syntax) {
    const std::string_view lua = syntax.token_text();
    part.takes_reporter = part.slot_type != SlotType::name && (is_expression(syntax.kind()) || is_absent(syntax));
    part.missing = syntax.kind() == SyntaxKind::missing || syntax.kind() == SyntaxKind::missing_expression;
    if (part.missing) return;
    for (std::size_t i = 0; i < part.choices.size(); ++i) {
      if (part.choices[i] != lua) continue;
      part.text = part.choice_labels[i];
      part.literal = Literal::choice;
      return;
    }
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

  // `say()`: the pattern wants an expression where Lua wants none.
  static bool is_absent(const Syntax& syntax) {
    return syntax.kind() == SyntaxKind::missing && syntax.green().expected() == SyntaxKind::missing_expression;
  }

  ShownLiteral shown_expression(const Syntax& syntax, std::string_view lua) const {
    const bool may_be = syntax.kind() == SyntaxKind::number_expression ||
                        syntax.kind() == SyntaxKind::string_expression || syntax.kind() == SyntaxKind::unary_expression;
    return may_be ? shown_literal(lua, language_) : ShownLiteral{};
  }

  // ---- By the tokens, where no pattern says it

  Block structural(const Syntax& syntax) {
    Block block;
    block.type = "lua." + std::string(program::name_of(syntax.kind()));
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

  // Words gathered between two slots, and how many slots of each name there are so far.
  struct Words {
    std::string text;
    std::size_t end_of_last = 0;
    bool after_body = false;
    std::unordered_map<std::string, int> seen;

    void add(const Syntax& token) {
      if (!text.empty() && token.start() != end_of_last) text += ' ';
      text += token.text();
      end_of_last = token.end();
    }
    void end(Block& block) {
      // The word that closes a body ("end") is the block's own edge.
      if (!text.empty() && !(after_body && text == "end")) {
        if (after_body) block.parts.push_back({.kind = PartKind::row_break});
        block.parts.push_back({.kind = PartKind::label, .text = text});
        after_body = false;
      }
      text.clear();
    }
    std::string hole(const std::string& name) {
      const int n = ++seen[name];
      return n == 1 ? name : name + "." + std::to_string(n);
    }
  };

  void tokens_of(const Syntax& syntax, Block& block, Words& words) {
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
        block.parts.push_back(body(words.hole("body"), child));
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

  static bool is_word(const Syntax& token) {
    return token.kind() == SyntaxKind::name ||
           (token.kind() == SyntaxKind::missing && token.green().expected() == SyntaxKind::name);
  }

  void structural_slot(const Syntax& syntax, const std::string& name, SlotType type, Block& block, Words& words) {
    words.end(block);
    if (words.after_body) block.parts.push_back({.kind = PartKind::row_break});
    words.after_body = false;
    Part part{.kind = PartKind::slot, .hole = words.hole(name), .slot_type = type, .range = syntax.token_range()};
    fill(part, syntax);
    block.parts.push_back(std::move(part));
  }

  // ---- What fits nowhere, and comments that stand alone

  Block text_block(const Syntax& syntax, Shape shape) const {
    Block block;
    block.id = syntax.id();
    block.type = "lua.text";
    block.look = Look::text;
    block.shape = shape;
    block.range = syntax.kind() == SyntaxKind::garbage ? syntax.range() : syntax.token_range();
    if (block.range.empty()) block.range = syntax.range();
    const std::string_view lua = std::string_view(*syntax.whole_text()).substr(block.range.start, block.range.length());
    block.parts.push_back({.kind = PartKind::slot,
                           .text = std::string(lua),
                           .hole = "text",
                           .slot_type = SlotType::text,
                           .range = block.range,
                           .literal = Literal::name});
    return block;
  }

  Part leftover_part(const Syntax& syntax, const Block& block) const {
    std::size_t n = 1;
    for (const Part& part : block.parts) n += part.hole.starts_with("leftover") ? 1 : 0;
    Part part{.kind = PartKind::slot, .hole = "leftover." + std::to_string(n)};
    part.blocks.push_back(text_block(syntax, Shape::text));
    part.range = part.blocks.front().range;
    return part;
  }

  Block comment_block(const Syntax& syntax) const {
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

  Block raw_expression(const Syntax& syntax) const {
    Block block = text_block(syntax, Shape::reporter);
    block.type = "lua.expression";
    block.look = Look::generic;
    block.category = category_of(syntax.kind());
    return block;
  }

  const PatternTable* patterns_;
  const std::string& language_;
  std::unordered_map<std::string_view, std::optional<SlotType>> types_;  // what a name held last
  int depth_ = 0;
};

void describe_block(const Block& block, std::size_t indent, std::string& into);

void describe_slot(const Part& part, std::string& into) {
  if (part.missing)
    into += "_";
  else if (!part.blocks.empty())
    describe_block(part.blocks.front(), 0, into);
  else if (part.literal == Literal::text || part.literal == Literal::none)
    into += '"' + part.text + '"';
  else
    into += part.text;
}

void describe_block(const Block& block, std::size_t indent, std::string& into) {
  const std::string margin(indent, ' ');
  for (const std::string& comment : block.comments) into += "; " + comment + "\n" + margin;
  if (block.type == "lua.comment") {
    into += "(lua.comment)";
    return;
  }
  into += "(" + block.type;
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::slot) {
      into += " ";
      describe_slot(part, into);
    } else if (part.kind == PartKind::body) {
      into += "\n" + margin + "  [";
      for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        if (i > 0) into += "\n" + margin + "   ";
        describe_block(part.blocks[i], indent + 3, into);
      }
      into += "]";
    }
  }
  into += ")";
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset);

const Block* statement_inside(const Block& block, std::size_t offset) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body)
      if (const Block* found = statement_in(part.blocks, offset)) return found;
    if (part.kind == PartKind::slot)
      for (const Block& reporter : part.blocks)
        if (const Block* found = statement_inside(reporter, offset)) return found;
  }
  return nullptr;
}

const Block* statement_in(const std::vector<Block>& blocks, std::size_t offset) {
  for (const Block& block : blocks) {
    if (!block.range.contains(offset)) continue;
    const Block* inner = statement_inside(block, offset);
    return inner != nullptr ? inner : &block;
  }
  return nullptr;
}

void gather(const std::vector<Block>& blocks, std::vector<const Block*>& into) {
  for (const Block& block : blocks) {
    into.push_back(&block);
    for (const Part& part : block.parts) gather(part.blocks, into);
  }
}

const Block* find_block(const std::vector<Block>& blocks, NodeId id) {
  for (const Block& block : blocks) {
    if (block.id == id) return &block;
    for (const Part& part : block.parts)
      if (const Block* found = find_block(part.blocks, id)) return found;
  }
  return nullptr;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string shown_number(std::string_view lua, const std::string& language) {
  std::string text(lua);
  const bool plain = std::all_of(text.begin(), text.end(), [](char byte) {
    return is_digit(byte) || byte == '.' || byte == '-';
  });
  if (plain && language == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

Projection project(const Tree& tree, const Vocabulary& vocabulary, const std::string& language) {
  return {Projector(vocabulary, language).statements(Syntax(tree).child(SyntaxKind::block))};
}

std::string describe(const Block& block) {
  std::string result;
  describe_block(block, 0, result);
  return result;
}

std::string describe(const Projection& projection) {
  std::string result;
  for (const Block& block : projection.blocks) result += describe(block) + "\n";
  return result;
}

ShownLiteral shown_literal(std::string_view lua, const std::string& language) {
  if (lua.empty()) return {};
  const char first = lua.front();
  if (is_digit(first) || first == '.') return {Literal::number, shown_number(lua, language)};
  if (first == '-' && lua.size() > 1 && (is_digit(lua[1]) || lua[1] == '.') &&
      lua.find_first_not_of("0123456789.", 1) == std::string_view::npos)
    return {Literal::number, shown_number(lua, language)};
  if (first == '"' || first == '\'') {
    lua.remove_prefix(1);
    if (!lua.empty() && lua.back() == first) lua.remove_suffix(1);
    return {Literal::text, std::string(lua)};
  }
  if (first == '[' && lua.size() > 1 && (lua[1] == '[' || lua[1] == '=')) {
    const std::size_t bracket = lua.find('[', 1) + 1;
    lua.remove_prefix(std::min(bracket, lua.size()));
    lua.remove_suffix(std::min(bracket, lua.size()));
    return {Literal::text, std::string(lua)};
  }
  return {};
}

std::string lua_of(const Part& slot, Literal literal, std::string_view shown) {
  if (literal == Literal::choice)
    for (std::size_t i = 0; i < slot.choices.size(); ++i)
      if (slot.choice_labels[i] == shown) return slot.choices[i];
  if (literal == Literal::number) {
    std::string number(trimmed(shown));
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
  }
  if (literal != Literal::text) return std::string(shown);
  std::string text = "\"";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char byte = shown[i];
    if (byte == '\\' && i + 1 < shown.size()) {
      text += byte;
      text += shown[++i];
    } else if (byte == '\n') {
      text += "\\n";
    } else {
      if (byte == '"' || byte == '\\') text += '\\';
      text += byte;
    }
  }
  return text + "\"";
}

const Block* statement_at(const Projection& projection, std::size_t offset) {
  return statement_in(projection.blocks, offset);
}

const Block* block_with(const Projection& projection, NodeId id) {
  return id == NodeId::none ? nullptr : find_block(projection.blocks, id);
}

std::vector<const Block*> all_blocks(const Projection& projection) {
  std::vector<const Block*> result;
  gather(projection.blocks, result);
  return result;
}

}  // namespace lunabloc::program
