#include "program/pattern.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/fnv1a.h"
#include "program/lexer.h"
#include "program/pattern_overlap.h"

namespace lunabloc::program {
namespace {

// In the order of SlotType.
constexpr std::array<std::string_view, 8> kSlotTypeNames{"any",  "number", "text",   "boolean",
                                                         "list", "name",   "choice", "body"};

// ---- From the written pattern to Lua that the parser takes

struct Written {
  std::string lua;
  struct Place {
    TextRange in_lua;
    TextRange in_text;
    std::size_t hole;
  };
  std::vector<Place> places;
  std::size_t shift = 0;  // bytes that were put before the pattern

  // Where a byte of `lua` stands in the pattern as written.
  std::size_t written_offset(std::size_t offset) const {
    std::size_t lua_at = shift, text_at = 0;
    for (const Place& place : places) {
      if (offset <= place.in_lua.start) break;
      if (offset < place.in_lua.end) return place.in_text.start;
      lua_at = place.in_lua.end;
      text_at = place.in_text.end;
    }
    return text_at + (offset - lua_at);
  }
  const Place* hole_at(TextRange range) const {
    for (const Place& place : places)
      if (place.in_lua == range) return &place;
    return nullptr;
  }
};

bool is_hole_name_part(char byte) { return (byte >= 'a' && byte <= 'z') || byte == '_'; }

std::size_t hole_named(std::vector<Hole>& holes, std::string_view name, const BlockEntry& entry, TextRange range) {
  for (std::size_t i = 0; i < holes.size(); ++i)
    if (holes[i].name == name) return i;
  Hole hole;
  hole.name = name;
  hole.slot = entry.slot(name);
  hole.range = range;
  if (hole.slot != nullptr) {
    hole.type = slot_type_of(hole.slot->type);
    if (hole.type == SlotType::choice && !hole.slot->choices.empty()) {
      const SyntaxKind kind = lex(hole.slot->choices.front(), 0).kind;
      hole.is_operator = is_sign(kind) || is_keyword(kind);
    }
  }
  holes.push_back(hole);
  return holes.size() - 1;
}

// Each hole becomes something that the parser takes at its place: a name, a statement, its first sign, or a text where
// what is called stands before it: `$name $argument`.
std::string stand_in(const Hole& hole, std::size_t index, bool after_callee) {
  if (hole.is_operator) return hole.slot->choices.front();
  const std::string name = "hole_" + std::to_string(index);
  if (hole.type == SlotType::statement_list) return name + "()";
  return after_callee ? '"' + name + '"' : name;
}

bool ends_with_callee(std::string_view lua) {
  SyntaxKind last = SyntaxKind::missing;
  for (std::size_t at = 0; at < lua.size();) {
    const Token token = lex(lua, at);
    if (token.length == 0) break;
    if (!is_trivia(token.kind)) last = token.kind;
    at += token.length;
  }
  return last == SyntaxKind::name;
}

Written written_as_lua(std::string_view text, const BlockEntry& entry, std::vector<Hole>& holes) {
  Written written;
  if (entry.is_expression()) written.lua = "return ";
  written.shift = written.lua.size();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      written.lua.push_back(text[at++]);
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && is_hole_name_part(text[end])) ++end;
    const std::size_t hole = hole_named(holes, text.substr(at + 1, end - at - 1), entry, {at, end});
    const std::string lua = stand_in(holes[hole], hole, ends_with_callee(written.lua));
    written.places.push_back({{written.lua.size(), written.lua.size() + lua.size()}, {at, end}, hole});
    written.lua += lua;
    at = end;
  }
  return written;
}

// ---- From the parsed pattern to items

bool repeats_as_a_whole(SyntaxKind kind) {
  return kind == SyntaxKind::elseif_clause || kind == SyntaxKind::list_field || kind == SyntaxKind::named_field ||
         kind == SyntaxKind::keyed_field || kind == SyntaxKind::local_name || kind == SyntaxKind::loop_variable ||
         kind == SyntaxKind::parameter;
}

class Compiler {
 public:
  Compiler(const Written& written, const std::vector<Hole>& holes) : written_(written), holes_(holes) {}

  PatternItem item_of(const Syntax& syntax) const {
    PatternItem item;
    item.syntax = syntax.kind();
    const TextRange tokens = syntax.token_range();
    item.range = {written_.written_offset(tokens.start), written_.written_offset(tokens.end)};
    if (const Written::Place* place = written_.hole_at(tokens)) {
      if (is_hole_node(syntax, holes_[place->hole])) return hole_item(item, place->hole);
    }
    if (syntax.is_token()) {
      item.kind = PatternItem::Kind::token;
      if (spelling_of(item.syntax).empty()) item.text = syntax.text();
      return item;
    }
    item.kind = PatternItem::Kind::node;
    for (const Syntax child : syntax.children())
      if (!(child.is_token() && is_trivia(child.kind()))) item.children.push_back(item_of(child));
    if (repeats_as_a_whole(item.syntax)) repeat_whole(item);
    return item;
  }

 private:
  // Which node stands for the hole, among those that have the same tokens.
  static bool is_hole_node(const Syntax& syntax, const Hole& hole) {
    if (hole.type == SlotType::statement_list) return syntax.kind() == SyntaxKind::block;
    if (syntax.is_token()) return true;
    return is_expression(syntax.kind()) || syntax.kind() == SyntaxKind::function_name;
  }

  PatternItem hole_item(PatternItem item, std::size_t hole) const {
    item.hole = hole;
    item.kind = holes_[hole].type == SlotType::statement_list ? PatternItem::Kind::body
                : is_expression(item.syntax)                  ? PatternItem::Kind::expression
                                                              : PatternItem::Kind::word;
    item.repeated = holes_[hole].slot != nullptr && holes_[hole].slot->many;
    return item;
  }

  // `elseif $conditions then $bodies`: the clause repeats, not what is in it.
  static bool clear_repeated(PatternItem& item) {
    bool had = item.repeated;
    item.repeated = false;
    for (PatternItem& child : item.children) had = clear_repeated(child) || had;
    return had;
  }
  static void repeat_whole(PatternItem& item) { item.repeated = clear_repeated(item); }

  const Written& written_;
  const std::vector<Hole>& holes_;
};

Syntax root_of(const Tree& tree, bool expression) {
  const Syntax block = Syntax(tree).child(SyntaxKind::block);
  for (const Syntax statement : block.children()) {
    if (!statement.is_node()) continue;
    if (expression) return statement.expression();
    if (statement.kind() == SyntaxKind::call_statement) return statement.expression();
    return statement;
  }
  return {};
}

int specificity_of(const PatternItem& item, const std::vector<Hole>& holes) {
  switch (item.kind) {
    case PatternItem::Kind::token:
      return item.text.empty() ? 4 : 100;
    case PatternItem::Kind::body:
      return 2;
    case PatternItem::Kind::expression:
    case PatternItem::Kind::word:
      return (item.repeated ? 0 : 2) + (holes[item.hole].type == SlotType::name ? 1 : 0);
    case PatternItem::Kind::node:
      break;
  }
  if (item.repeated) return 0;
  int sum = 4;
  for (const PatternItem& child : item.children) sum += specificity_of(child, holes);
  return sum;
}

// ---- Labels

class LabelReader {
 public:
  LabelReader(std::string_view text, const std::vector<Hole>& holes) : text_(text), holes_(holes) {}

  // Empty when a hole is unknown; unknown_hole() then names it.
  std::vector<LabelPiece> read() { return pieces_until(""); }
  const std::string& unknown_hole() const { return unknown_; }

 private:
  std::vector<LabelPiece> pieces_until(std::string_view stops) {
    std::vector<LabelPiece> pieces;
    std::string words;
    const auto end_words = [&] {
      const std::size_t first = words.find_first_not_of(' ');
      if (first != std::string::npos)
        pieces.push_back({LabelPiece::Kind::words, words.substr(first, words.find_last_not_of(' ') - first + 1)});
      words.clear();
    };
    while (at_ < text_.size() && stops.find(text_[at_]) == std::string_view::npos) {
      const char byte = text_[at_];
      if (byte == '$') {
        end_words();
        pieces.push_back({.kind = LabelPiece::Kind::hole, .hole = hole()});
      } else if (byte == '<' && !pieces.empty() && pieces.back().kind == LabelPiece::Kind::hole &&
                 text_.find('/', at_) < text_.find('>', at_)) {
        pieces.push_back(counted(pieces.back().hole));
        words.clear();
      } else if (byte == '|') {
        end_words();
        ++at_;
        pieces.push_back({LabelPiece::Kind::row_break});
      } else if (byte == '{') {
        end_words();
        pieces.push_back(group());
      } else {
        words.push_back(byte);
        ++at_;
      }
    }
    end_words();
    return pieces;
  }

  // "<seconde/secondes>", right after the hole with which it agrees.
  LabelPiece counted(std::size_t hole) {
    const std::size_t slash = text_.find('/', at_), end = std::min(text_.find('>', at_), text_.size());
    LabelPiece piece{.kind = LabelPiece::Kind::counted, .hole = hole};
    piece.singular = text_.substr(at_ + 1, slash - at_ - 1);
    piece.words = text_.substr(slash + 1, end - slash - 1);
    at_ = std::min(end + 1, text_.size());
    return piece;
  }

  LabelPiece group() {
    LabelPiece group{LabelPiece::Kind::group};
    ++at_;
    group.first = pieces_until(";}");
    group.next = group.first;
    if (at_ < text_.size() && text_[at_] == ';') {
      ++at_;
      group.next = pieces_until("}");
    }
    ++at_;
    return group;
  }

  std::size_t hole() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_hole_name_part(text_[end])) ++end;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    for (std::size_t i = 0; i < holes_.size(); ++i)
      if (holes_[i].name == name) return i;
    unknown_ = name;
    return 0;
  }

  std::string_view text_;
  const std::vector<Hole>& holes_;
  std::size_t at_ = 0;
  std::string unknown_;
};

void mark_holes(const std::vector<LabelPiece>& pieces, std::vector<bool>& said) {
  for (const LabelPiece& piece : pieces) {
    if (piece.kind == LabelPiece::Kind::hole) said[piece.hole] = true;
    mark_holes(piece.first, said);
    mark_holes(piece.next, said);
  }
}

Result<void> read_labels(BlockPattern& pattern, const std::map<std::string, std::string>& labels) {
  const auto bad = [&](const std::string& hole) {
    return failure(ErrorKind::failed, "vocabulary.bad_label", {{"nom", pattern.entry->id}, {"trou", hole}});
  };
  for (const auto& [language, text] : labels) {
    LabelReader reader(text, pattern.holes);
    std::vector<LabelPiece> pieces = reader.read();
    if (!reader.unknown_hole().empty()) return bad(reader.unknown_hole());
    std::vector<bool> said(pattern.holes.size());
    mark_holes(pieces, said);
    for (std::size_t i = 0; i < said.size(); ++i)
      if (!said[i]) return bad(pattern.holes[i].name);
    pattern.labels[language] = std::move(pieces);
  }
  return {};
}

Shape shape_named(std::string_view name) {
  if (name == "hat") return Shape::hat;
  if (name == "container") return Shape::container;
  if (name == "cap") return Shape::cap;
  if (name == "reporter") return Shape::reporter;
  if (name == "boolean") return Shape::boolean;
  return Shape::statement;
}

Result<std::unique_ptr<BlockPattern>> compile(const BlockEntry& entry, const std::string& text,
                                              const std::map<std::string, std::string>& labels) {
  auto pattern = std::make_unique<BlockPattern>();
  pattern->entry = &entry;
  pattern->text = text;
  pattern->shape = shape_named(entry.shape);
  const Written written = written_as_lua(text, entry, pattern->holes);
  const Parsed parsed = parse(written.lua);
  const Syntax root = root_of(parsed.tree, entry.is_expression());
  if (!root || parsed.tree.root().has_error())
    return failure(ErrorKind::failed, "vocabulary.bad_pattern", {{"nom", entry.id}});
  pattern->root = Compiler(written, pattern->holes).item_of(root);
  pattern->specificity = specificity_of(pattern->root, pattern->holes);
  if (auto read = read_labels(*pattern, labels); !read) return tl::unexpected(read.error());
  return pattern;
}

// ---- Which patterns are worth a try

std::uint64_t key_of(std::string_view word) { return base::fnv1a(word); }
std::uint64_t key_of(std::string_view object, std::string_view name) { return key_of(object) * 31 + key_of(name); }
std::uint64_t key_of(SyntaxKind sign) { return static_cast<std::uint64_t>(sign) + 1; }

// What a node is called by: `turtle.forward`, the method, the operator. 0: by nothing of the kind.
std::uint64_t key_of(const Syntax& node) {
  switch (node.kind()) {
    case SyntaxKind::name_expression:
      return key_of(node.child(SyntaxKind::name).text());
    case SyntaxKind::call_expression: {
      const Syntax callee = node.expression();
      const bool is_named = callee.kind() == SyntaxKind::name_expression || callee.kind() == SyntaxKind::field_expression;
      return is_named ? key_of(callee) : 0;
    }
    case SyntaxKind::field_expression: {
      const Syntax object = node.expression();
      if (object.kind() != SyntaxKind::name_expression) return 0;
      return key_of(object.child(SyntaxKind::name).text(), node.child(SyntaxKind::name).text());
    }
    case SyntaxKind::method_call_expression:
      return key_of(node.child(SyntaxKind::name).text());
    case SyntaxKind::binary_expression:
    case SyntaxKind::unary_expression:
      for (const Syntax child : node.children())
        if (child.is_token() && !is_trivia(child.kind())) return key_of(child.kind());
      return 0;
    default:
      return 0;
  }
}

const PatternItem* child_of(const PatternItem& item, SyntaxKind kind) {
  for (const PatternItem& child : item.children)
    if (child.syntax == kind) return &child;
  return nullptr;
}
// The name that a pattern's node says; empty when a hole stands there.
std::string_view word_of(const PatternItem& item) {
  const PatternItem* name = item.kind == PatternItem::Kind::node ? child_of(item, SyntaxKind::name) : nullptr;
  return name != nullptr && name->kind == PatternItem::Kind::token ? std::string_view(name->text) : std::string_view();
}

// The keys of the nodes that a pattern may match; empty: any.
std::vector<std::uint64_t> keys_of(const BlockPattern& pattern, const PatternItem& item) {
  if (item.kind != PatternItem::Kind::node || item.children.empty()) return {};
  const PatternItem& first = item.children.front();
  switch (item.syntax) {
    case SyntaxKind::call_expression:
      if (first.syntax != SyntaxKind::name_expression && first.syntax != SyntaxKind::field_expression) return {};
      return keys_of(pattern, first);
    case SyntaxKind::name_expression:
    case SyntaxKind::method_call_expression:
      return word_of(item).empty() ? std::vector<std::uint64_t>() : std::vector{key_of(word_of(item))};
    case SyntaxKind::field_expression:
      if (first.syntax != SyntaxKind::name_expression || word_of(first).empty() || word_of(item).empty()) return {};
      return {key_of(word_of(first), word_of(item))};
    case SyntaxKind::binary_expression:
    case SyntaxKind::unary_expression: {
      const PatternItem& sign = item.children[item.syntax == SyntaxKind::binary_expression ? 1 : 0];
      if (sign.kind == PatternItem::Kind::token) return {key_of(sign.syntax)};
      std::vector<std::uint64_t> keys;
      if (const SlotEntry* slot = pattern.holes[sign.hole].slot; slot != nullptr)
        for (const std::string& choice : slot->choices) keys.push_back(key_of(lex(choice, 0).kind));
      return keys;
    }
    default:
      return {};
  }
}
std::vector<std::uint64_t> keys_of(const BlockPattern& pattern) { return keys_of(pattern, pattern.root); }

// ---- Matching

class Matcher {
 public:
  Matcher(const BlockPattern& pattern, Match& match) : pattern_(pattern), match_(match) {}

  bool item(const PatternItem& item, const Syntax& syntax) {
    switch (item.kind) {
      case PatternItem::Kind::token:
        return same_token(item, syntax);
      case PatternItem::Kind::node:
        return syntax.is_node() && same_kind(item, syntax) && children(item.children, syntax);
      case PatternItem::Kind::expression:
        if (!is_expression(syntax.kind())) return false;
        return takes(item, syntax) && bind(item.hole, syntax);
      case PatternItem::Kind::word:
        return word(item, syntax);
      case PatternItem::Kind::body:
        return syntax.kind() == SyntaxKind::block && bind(item.hole, syntax);
    }
    return false;
  }

 private:
  // `...` closes a list of parameters as any other does.
  static bool same_kind(const PatternItem& item, const Syntax& syntax) {
    return syntax.kind() == item.syntax ||
           (item.syntax == SyntaxKind::parameter && syntax.kind() == SyntaxKind::vararg_parameter);
  }

  static bool same_token(const PatternItem& item, const Syntax& syntax) {
    if (!syntax.is_token()) return false;
    if (syntax.kind() == SyntaxKind::missing) return syntax.green().expected() == item.syntax;
    return syntax.kind() == item.syntax && (item.text.empty() || item.text == syntax.text());
  }

  bool takes(const PatternItem& item, const Syntax& syntax) const {
    return pattern_.holes[item.hole].type != SlotType::name || syntax.kind() == SyntaxKind::name_expression;
  }

  bool word(const PatternItem& item, const Syntax& syntax) {
    if (item.syntax == SyntaxKind::function_name)
      return syntax.kind() == SyntaxKind::function_name && bind(item.hole, syntax);
    if (!syntax.is_token()) return false;
    const Hole& hole = pattern_.holes[item.hole];
    if (hole.type == SlotType::choice) {
      const auto& choices = hole.slot->choices;
      return std::find(choices.begin(), choices.end(), syntax.text()) != choices.end() && bind(item.hole, syntax);
    }
    const bool is_name = syntax.kind() == SyntaxKind::name || syntax.kind() == SyntaxKind::ellipsis ||
                         (syntax.kind() == SyntaxKind::missing && syntax.green().expected() == SyntaxKind::name);
    return is_name && bind(item.hole, syntax);
  }

  bool bind(std::size_t hole, const Syntax& syntax) {
    const Hole& bound = pattern_.holes[hole];
    if (bound.slot == nullptr || !bound.slot->many)
      for (const Binding& other : match_.bindings)
        if (other.hole == hole && other.syntax.token_text() != syntax.token_text()) return false;
    match_.bindings.push_back({hole, syntax});
    return true;
  }

  // Goes to the next child that means something; remembers what it passes.
  void settle(SyntaxChildren::Iterator& at, const SyntaxChildren::Iterator& end) {
    for (; at != end; ++at) {
      const Syntax child = *at;
      const SyntaxKind kind = child.kind();
      if (is_comment_token(kind) || kind == SyntaxKind::comment)
        match_.comments.push_back(child);
      else if (kind == SyntaxKind::garbage || kind == SyntaxKind::skipped)
        match_.leftovers.push_back(child);
      else if (!is_trivia(kind))
        return;
    }
  }

  bool children(const std::vector<PatternItem>& items, const Syntax& parent) {
    const SyntaxChildren all = parent.children();
    auto at = all.begin();
    const auto end = all.end();
    for (const PatternItem& wanted : items) {
      if (wanted.repeated) {
        repeated(wanted, at, end);
        continue;
      }
      settle(at, end);
      if (at == end) return false;
      if (wanted.kind == PatternItem::Kind::expression && (*at).kind() == SyntaxKind::right_paren) {
        // `say()`: a hole that Lua does not ask to fill.
        const Syntax absent(GreenChild::missing(SyntaxKind::missing_expression), (*at).start(), (*at).whole_text());
        if (!bind(wanted.hole, absent)) return false;
        continue;
      }
      if (!item(wanted, *at)) return false;
      ++at;
    }
    settle(at, end);
    return at == end;
  }

  void repeated(const PatternItem& wanted, SyntaxChildren::Iterator& at, const SyntaxChildren::Iterator& end) {
    while (true) {
      settle(at, end);
      const std::size_t bound = match_.bindings.size();
      if (at == end || !item(wanted, *at)) {
        match_.bindings.resize(bound, Binding{0, {}});
        return;
      }
      ++at;
      settle(at, end);
      if (at != end && ((*at).kind() == SyntaxKind::comma || (*at).kind() == SyntaxKind::semicolon)) ++at;
    }
  }

  const BlockPattern& pattern_;
  Match& match_;
};

// ---- Filling

class Filler {
 public:
  Filler(const BlockPattern& pattern, const HoleFiller& fill) : pattern_(pattern), fill_(fill) {}

  std::string whole() {
    const std::string& text = pattern_.text;
    std::string result = text.substr(0, pattern_.root.range.start);
    emit(pattern_.root, 0, result);
    written(text.substr(pattern_.root.range.end), result);
    return result;
  }

 private:
  void emit(const PatternItem& item, std::size_t n, std::string& into) {
    if (item.kind == PatternItem::Kind::token) {
      written(pattern_.text.substr(item.range.start, item.range.length()), into);
    } else if (item.kind != PatternItem::Kind::node) {
      hole(item, n, into);
    } else {
      std::size_t at = item.range.start;
      for (const PatternItem& child : item.children) {
        written(pattern_.text.substr(at, child.range.start - at), into);
        if (child.repeated)
          repeated(child, into);
        else
          emit(child, n, into);
        at = child.range.end;
      }
      written(pattern_.text.substr(at, item.range.end - at), into);
    }
  }

  void hole(const PatternItem& item, std::size_t n, std::string& into) {
    const std::string text = fill_(item.hole, n).value_or("");
    if (item.kind != PatternItem::Kind::body) {
      written(text, into);
      return;
    }
    into.erase(into.find_last_not_of(' ') + 1);
    into += '\n';
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      into += "  " + text.substr(start, end - start) + '\n';
      start = end + 1;
    }
    after_body_ = true;
  }

  // What stands after a body begins its line.
  void written(const std::string& text, std::string& into) {
    const std::size_t from = after_body_ ? text.find_first_not_of(' ') : 0;
    if (from == std::string::npos) return;
    after_body_ = after_body_ && text.empty();
    into += text.substr(from);
  }

  bool is_filled(const PatternItem& item, std::size_t n) {
    if (item.kind == PatternItem::Kind::token) return false;
    if (item.kind != PatternItem::Kind::node) return fill_(item.hole, n).has_value();
    return std::any_of(item.children.begin(), item.children.end(),
                       [&](const PatternItem& child) { return is_filled(child, n); });
  }

  void repeated(const PatternItem& item, std::string& into) {
    for (std::size_t n = 0; is_filled(item, n); ++n) {
      if (n > 0) written(item.syntax == SyntaxKind::elseif_clause ? " " : ", ", into);
      emit(item, n, into);
    }
  }

  const BlockPattern& pattern_;
  const HoleFiller& fill_;
  bool after_body_ = false;
};

}  // namespace

bool is_singular(std::string_view lua, std::string_view language) {
  double number = 0;
  const auto [end, error] = std::from_chars(lua.data(), lua.data() + lua.size(), number);
  if (error != std::errc() || end != lua.data() + lua.size()) return false;
  return language == "fr" ? number > -2 && number < 2 : number == 1;
}

SlotType slot_type_of(std::string_view name) {
  for (std::size_t i = 0; i < kSlotTypeNames.size(); ++i)
    if (kSlotTypeNames[i] == name) return static_cast<SlotType>(i);
  return SlotType::any;
}

std::string_view name_of(SlotType type) { return kSlotTypeNames[static_cast<std::size_t>(type)]; }

bool matches(const BlockPattern& pattern, const Syntax& node, Match& match) {
  match.pattern = &pattern;
  match.bindings.clear();
  match.comments.clear();
  match.leftovers.clear();
  return Matcher(pattern, match).item(pattern.root, node);
}

std::string fill_pattern(const BlockPattern& pattern, const HoleFiller& fill) { return Filler(pattern, fill).whole(); }

std::string initial_of(const BlockPattern& pattern) {
  return fill_pattern(pattern, [&](std::size_t hole, std::size_t n) -> std::optional<std::string> {
    const SlotEntry* slot = pattern.holes[hole].slot;
    if (n > 0 || slot == nullptr) return std::nullopt;
    if (slot->many && slot->initial.empty()) return std::nullopt;
    return slot->initial;
  });
}

Result<std::shared_ptr<const PatternTable>> PatternTable::build(const std::vector<BlockEntry>& blocks,
                                                                std::size_t& where) {
  std::vector<std::unique_ptr<BlockPattern>> patterns;
  const auto add = [&](const BlockEntry& entry, const std::string& text,
                       const std::map<std::string, std::string>& labels) -> Result<void> {
    auto pattern = compile(entry, text, labels);
    if (!pattern) return tl::unexpected(pattern.error());
    patterns.push_back(std::move(*pattern));
    return {};
  };
  for (where = 0; where < blocks.size(); ++where) {
    const BlockEntry& entry = blocks[where];
    if (auto added = add(entry, entry.pattern, entry.label); !added) return tl::unexpected(added.error());
    for (const BlockForm& form : entry.also)
      if (auto added = add(entry, form.pattern, form.label.empty() ? entry.label : form.label); !added)
        return tl::unexpected(added.error());
  }

  std::vector<BlockPattern*> all;
  for (const auto& pattern : patterns) all.push_back(pattern.get());
  rank(all);
  if (const auto found = ambiguity(all)) {
    where = static_cast<std::size_t>(found->first->entry - blocks.data());
    return failure(ErrorKind::failed, "vocabulary.ambiguous",
                   {{"nom", found->first->entry->id}, {"autre", found->second->entry->id}});
  }
  auto table = std::make_shared<PatternTable>();
  for (auto& pattern : patterns) table->patterns_.push_back(std::move(pattern));
  table->arrange();
  return std::shared_ptr<const PatternTable>(std::move(table));
}

// The most specific first. Between a list and a text, told apart by what is known of the value, it is a list when nothing
// is known: tables are counted more often than bytes.
void PatternTable::arrange() {
  const auto texts = [](const BlockPattern& pattern) {
    return std::count_if(pattern.holes.begin(), pattern.holes.end(), [](const Hole& hole) { return hole.type == SlotType::text; });
  };
  for (const auto& pattern : patterns_) roots_[static_cast<std::size_t>(pattern->root.syntax)].all.push_back(pattern.get());
  for (Root& root : roots_) {
    std::stable_sort(root.all.begin(), root.all.end(), [&](const BlockPattern* left, const BlockPattern* right) {
      if (left->specificity != right->specificity) return left->specificity > right->specificity;
      return texts(*left) < texts(*right);
    });
    for (const BlockPattern* pattern : root.all)
      for (const std::uint64_t key : keys_of(*pattern)) root.by_key[key];
    for (const BlockPattern* pattern : root.all) {
      const std::vector<std::uint64_t> keys = keys_of(*pattern);
      if (keys.empty()) root.without_key.push_back(pattern);
      for (auto& [key, patterns] : root.by_key)
        if (keys.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) patterns.push_back(pattern);
    }
  }
}

const std::vector<const BlockPattern*>& PatternTable::candidates(const Syntax& node) const {
  const Root& root = roots_[static_cast<std::size_t>(node.kind())];
  if (root.by_key.empty() || node.has_error()) return root.all;  // what is missing may be any name
  const auto found = root.by_key.find(key_of(node));
  return found == root.by_key.end() ? root.without_key : found->second;
}

std::vector<const BlockPattern*> PatternTable::forms_of(std::string_view id) const {
  std::vector<const BlockPattern*> forms;
  for (const auto& pattern : patterns_)
    if (pattern->entry->id == id) forms.push_back(pattern.get());
  return forms;
}

}  // namespace lunabloc::program
