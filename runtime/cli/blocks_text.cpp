// From blocks in JSON back to Lua: the pieces joined, then proven to say what was asked.
//
// The text is parsed: each statement and each value that was asked for must stand in it as such. Where one does not, the
// least that helps is added (parentheses, a `;`) and it is tried again; what cannot be said is refused.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/line_index.h"
#include "cli/blocks_json.h"
#include "cli/joined_text.h"
#include "cli/json_place.h"
#include "program/ast.h"
#include "program/cursor.h"
#include "program/layout.h"
#include "program/pattern.h"

namespace lunabloc::cli {
namespace {

// Not in the order of the file: that kind copies what it has read, as deep as it is.
using Json = nlohmann::json;
using namespace program;

// A statement or a value that the blocks ask for, by its tokens: [first, last). Numbered in the order of the text.
struct Asked {
  enum class Kind { statement, lua, value, word };
  Kind kind = Kind::statement;
  std::size_t first = 0, last = 0;
  std::size_t next = 0;  // the statement that follows in its list, 0: none
};

// What was added because the text said something else without it, by the numbers of what was asked.
struct Repairs {
  std::set<std::size_t> parenthesized, separated;
  bool operator==(const Repairs&) const = default;
};

const Json* member(const Json& json, const char* name) {
  const auto found = json.find(name);
  return json.is_object() && found != json.end() ? &*found : nullptr;
}

// The expression or statement of a small program that holds nothing else.
Syntax only_part(const Tree& tree, bool expression) {
  const std::vector<Syntax> statements = statements_of(File(Syntax(tree)).block());
  if (statements.size() != 1 || tree.root().has_error()) return {};
  if (expression) return statements.front().expression();
  return statements.front().kind() == SyntaxKind::call_statement ? statements.front().expression() : statements.front();
}

Tree tree_of(const std::string& lua, bool expression) { return parse(expression ? "return " + lua : lua).tree; }

std::string_view without_spaces(std::string_view lua) {
  constexpr std::string_view kSpaces = " \t\r\n\v\f";
  const std::size_t start = std::min(lua.find_first_not_of(kSpaces), lua.size());
  return lua.substr(start, lua.find_last_not_of(kSpaces) + 1 - start);
}

// Reads what people changed; the first thing that is not as it should be ends it.
class Reader {
 public:
  Reader(const Vocabulary& vocabulary, const Repairs& repairs, std::size_t wanted)
      : vocabulary_(vocabulary), repairs_(repairs), wanted_(wanted) {}

  std::string problem;
  std::vector<JsonStep> place;         // of the problem
  std::vector<JsonStep> wanted_place;  // of what was asked under the number `wanted`

  void file(const Json& file) {
    std::string margins;
    gather_margins(file, 0, margins);
    step_ = indentation_step(margins);
    if (const Json* start = member(file, "start")) add(bytes(*start));
    list(file, 0);
  }
  const JoinedText& text() const { return out_.text; }
  const std::vector<Asked>& asked() const { return out_.asked; }

 private:
  static constexpr std::size_t kDeepest = 1000;
  static constexpr std::size_t kDeepestNew = 150;  // of new blocks in new blocks: each is tried on its own

  struct Output {
    JoinedText text;
    std::vector<Asked> asked{Asked{}};  // 0 is nobody's number
  };

  void stop(std::string what) {
    if (!problem.empty()) return;
    problem = std::move(what);
    place = path_;
  }
  void add(std::string_view piece, std::string_view new_line = "\n") { out_.text.add(piece, new_line); }
  std::size_t here() const { return out_.text.tokens().size(); }

  std::size_t begin(Asked::Kind kind) {
    out_.asked.push_back({kind, here(), here()});
    const std::size_t number = out_.asked.size() - 1;
    if (!inside_new_ && number == wanted_) wanted_place = path_;
    return number;
  }
  void end(std::size_t number) { out_.asked[number].last = here(); }
  bool is_in(const std::set<std::size_t>& repaired, std::size_t number) const { return !inside_new_ && repaired.contains(number); }

  void list(const Json& list, std::size_t depth) {
    const Json* blocks = member(list, "blocks");
    if (blocks == nullptr || !blocks->is_array()) return stop("blocks");
    const std::string line = new_line(*blocks, depth);
    path_.push_back({"blocks"});
    const Json* last = nullptr;
    std::size_t last_number = 0;
    for (std::size_t i = 0; i < blocks->size(); ++i) {
      const Json& block = (*blocks)[i];
      path_.push_back({{}, i});
      const Json* before = member(block, "before");
      const std::string between = before != nullptr ? bytes(*before) : last == nullptr && depth == 0 ? "" : line;
      add(between.empty() && last != nullptr && !stood_after(block, *last) ? line : between, line);
      last_number = statement(block, depth, line, last_number);
      last = &block;
      path_.pop_back();
    }
    path_.pop_back();
    if (const Json* after = member(list, "after")) add(bytes(*after), line.substr(0, line.find_last_of("\r\n") + 1));
  }

  std::size_t statement(const Json& block, std::size_t depth, const std::string& line, std::size_t before) {
    const bool is_new = member(block, "source") == nullptr;
    const bool is_lua = is_new && member(block, "lua") != nullptr;
    const std::size_t number = begin(is_lua ? Asked::Kind::lua : Asked::Kind::statement);
    out_.asked[before].next = number;
    if (is_in(repairs_.separated, number)) {
      add(";", line);
      out_.asked[number].first = here();
    }
    const std::size_t margin = line.find_last_of("\r\n") + 1;
    if (is_new)
      add(indented(fresh(block, depth, false), line.substr(margin), {.to = step_}, line.substr(0, margin)), line);
    else
      sourced(block, depth);
    end(number);
    return number;
  }

  // What goes before a statement on a line of its own in this list.
  std::string new_line(const Json& blocks, std::size_t depth) const {
    for (const Json& block : blocks) {
      const Json* before = member(block, "before");
      if (before == nullptr || !before->is_string()) continue;
      const auto& space = before->get_ref<const std::string&>();
      const std::size_t end = space.find_last_of("\r\n");
      if (end == std::string::npos || space.find_first_not_of(" \t", end + 1) != std::string::npos) continue;
      return space.substr(end > 0 && space[end - 1] == '\r' && space[end] == '\n' ? end - 1 : end);
    }
    std::string line = "\n";
    for (std::size_t level = 0; level < depth; ++level) line += step_;
    return line;
  }

  // A line for each statement, as deep as it stands: what the file's indentation is read from.
  static void gather_margins(const Json& list, std::size_t depth, std::string& margins) {
    const Json* blocks = member(list, "blocks");
    if (blocks == nullptr || !blocks->is_array() || depth > kDeepest) return;
    for (const Json& block : *blocks) {
      const Json* before = member(block, "before");
      if (before != nullptr && before->is_string()) {
        const auto& space = before->get_ref<const std::string&>();
        const std::size_t line = space.find_last_of("\r\n") + 1;
        if (line > 0 || &block == &blocks->front()) margins += space.substr(line) + ".\n";
      }
      if (const Json* parts = member(block, "parts"); parts != nullptr && parts->is_array())
        for (const Json& part : *parts) gather_margins(part, depth + 1, margins);
    }
  }

  // Two statements with nothing between them are so by their author's hand; one that was put there is not.
  static bool stood_after(const Json& block, const Json& last) {
    const auto end_of = [](const Json& one, std::size_t which) -> std::optional<std::size_t> {
      const Json* range = member(one, "range");
      if (range == nullptr || !range->is_array() || range->size() != 2 || !(*range)[which].is_number_unsigned()) return std::nullopt;
      return (*range)[which].get<std::size_t>();
    };
    const std::optional<std::size_t> start = end_of(block, 0), end = end_of(last, 1);
    return start && end && *end <= *start && member(last, "source") != nullptr;
  }

  // ---- A block with its source

  void sourced(const Json& block, std::size_t depth) {
    if (depth > kDeepest) return stop("depth");
    const Json& source = *member(block, "source");
    if (!source.is_array()) return stop("source");
    for (const Json& piece : source) {
      if (!problem.empty()) return;
      const Json* slot = member(piece, "slot");
      const Json* body = member(piece, "body");
      if (slot != nullptr)
        part(block, "slot", *slot, [&](const Json& found) { this->slot(found, depth + 1); });
      else if (body != nullptr)
        part(block, "body", *body, [&](const Json& found) { list(found, depth + 1); });
      else
        add(bytes(piece));
    }
  }

  template <class Each>
  void part(const Json& block, const char* kind, const Json& hole, const Each& each) {
    const Json* parts = hole.is_string() ? member(block, "parts") : nullptr;
    for (std::size_t i = 0; parts != nullptr && parts->is_array() && i < parts->size(); ++i) {
      const Json* name = member((*parts)[i], kind);
      if (name == nullptr || *name != hole) continue;
      path_.push_back({"parts"});
      path_.push_back({{}, i});
      each((*parts)[i]);
      path_.resize(path_.size() - 2);
      return;
    }
    stop(kind);
  }

  void slot(const Json& slot, std::size_t depth) {
    const Json* type = member(slot, "type");
    const bool is_word = type != nullptr && (*type == "name" || *type == "choice");
    const Json* lua = member(slot, "lua");
    const Json* block = member(slot, "block");
    if (lua == nullptr && block == nullptr) return stop("slot");
    if (lua == nullptr) around(slot, "before");
    const std::size_t number = begin(is_word ? Asked::Kind::word : Asked::Kind::value);
    const bool parenthesized = is_in(repairs_.parenthesized, number);
    if (parenthesized) add("(");
    if (lua != nullptr) {
      add(bytes(*lua));
    } else {
      path_.push_back({"block"});
      if (member(*block, "source") != nullptr) sourced(*block, depth);
      else add(fresh(*block, depth, true));
      path_.pop_back();
    }
    if (parenthesized) add(")");
    end(number);
    if (lua == nullptr) around(slot, "after");
  }
  void around(const Json& slot, const char* name) {
    if (const Json* json = member(slot, name)) add(bytes(*json));
  }

  std::string bytes(const Json& json) {
    if (json.is_string()) return json.get<std::string>();
    if (const Json* base64 = member(json, "base64"); base64 != nullptr && base64->is_string())
      if (const auto decoded = base::from_base64(base64->get<std::string>())) return *decoded;
    stop("base64");
    return {};
  }

  // ---- A block without a source: Lua text, or what its type says

  std::string fresh(const Json& block, std::size_t depth, bool expression) {
    if (const Json* lua = member(block, "lua")) return bytes(*lua);
    const Json* type = member(block, "type");
    if (type == nullptr || !type->is_string()) {
      stop("source");
      return {};
    }
    path_.push_back({"type"});
    const auto forms = vocabulary_.patterns() != nullptr ? vocabulary_.patterns()->forms_of(type->get_ref<const std::string&>())
                                                         : std::vector<const BlockPattern*>();
    if (forms.empty() || (expression && forms.front()->root.kind == PatternItem::Kind::node && !is_expression(forms.front()->root.syntax)))
      stop("type");
    if (!problem.empty()) return {};
    path_.pop_back();
    const bool is_value = forms.front()->entry->is_expression();
    Known known;
    for (const bool parenthesized : {false, true}) {
      std::vector<Filling> fillings;
      const std::string lua = filled(*forms.front(), block, depth, parenthesized, known, fillings);
      if (!problem.empty() || says(*forms.front(), lua, fillings)) return is_value && !expression ? "return " + lua : lua;
    }
    stop("slots");
    return {};
  }

  struct Filling {
    std::size_t hole = 0;
    std::string lua;
  };
  // The n-th filling of a hole, found once: those inside it are not found again with each of its own tries.
  using Known = std::map<std::pair<std::size_t, std::size_t>, std::string>;

  std::string filled(const BlockPattern& pattern, const Json& block, std::size_t depth, bool parenthesized, Known& known,
                     std::vector<Filling>& fillings) {
    const Json* slots = member(block, "slots");
    return fill_pattern(pattern, [&](std::size_t index, std::size_t n) -> std::optional<std::string> {
      const Hole& hole = pattern.holes[index];
      const bool many = hole.slot != nullptr && hole.slot->many;
      const Json* given = slots != nullptr ? member(*slots, hole.name.c_str()) : nullptr;
      if (given == nullptr) {
        if (n > 0 || hole.slot == nullptr || (many && hole.slot->initial.empty())) return std::nullopt;
        return hole.slot->initial;
      }
      if (many && given->is_array() ? n >= given->size() : n > 0) return std::nullopt;
      const auto [found, is_new] = known.try_emplace({index, n});
      if (is_new) {
        const std::size_t depth_of_path = path_.size();
        path_.push_back({"slots"});
        path_.push_back({hole.name});
        found->second = filling(many && given->is_array() ? (*given)[n] : *given, hole, depth);
        path_.resize(depth_of_path);
      }
      std::string lua = found->second;
      if (hole.type != SlotType::statement_list) {
        if (parenthesized && binds_loosely(lua)) lua = "(" + lua + ")";
        fillings.push_back({index, lua});
      }
      return lua;
    });
  }

  std::string filling(const Json& given, const Hole& hole, std::size_t depth) {
    const bool is_block = given.is_object() && member(given, "base64") == nullptr;
    if (hole.type != SlotType::statement_list) return is_block ? apart(given, depth + 1, true) : bytes(given);
    if (!given.is_array()) {
      stop(hole.name);
      return {};
    }
    std::string lines;
    for (const Json& inside : given) lines += (lines.empty() ? "" : "\n") + apart(inside, depth + 1, false);
    return lines;
  }

  // The text of a block that goes into a new one.
  std::string apart(const Json& block, std::size_t depth, bool expression) {
    if (depth > (member(block, "source") == nullptr ? kDeepestNew : kDeepest)) {
      stop("depth");
      return {};
    }
    if (member(block, "source") == nullptr) return fresh(block, depth, expression);
    Output outside = std::exchange(out_, {});
    const bool was_inside = std::exchange(inside_new_, true);
    sourced(block, depth);
    inside_new_ = was_inside;
    return std::exchange(out_, std::move(outside)).text.text();
  }

  static bool binds_loosely(const std::string& lua) {
    const Tree tree = tree_of(lua, true);
    const SyntaxKind kind = only_part(tree, true).kind();
    return kind == SyntaxKind::binary_expression || kind == SyntaxKind::unary_expression || kind == SyntaxKind::function_expression ||
           kind == SyntaxKind::string_expression || kind == SyntaxKind::table_expression || kind == SyntaxKind::number_expression;
  }

  // Is the text this block, and does each hole hold what was put there?
  static bool says(const BlockPattern& pattern, const std::string& lua, const std::vector<Filling>& fillings) {
    const Tree tree = tree_of(lua, pattern.entry->is_expression());
    const Syntax part = only_part(tree, pattern.entry->is_expression());
    Match match;
    if (!part || !matches(pattern, part, match)) return false;
    return std::all_of(fillings.begin(), fillings.end(), [&](const Filling& filling) {
      return without_spaces(filling.lua).empty() ||
             std::any_of(match.bindings.begin(), match.bindings.end(), [&](const Binding& binding) {
               return binding.hole == filling.hole && binding.syntax.token_text() == without_spaces(filling.lua);
             });
    });
  }

  const Vocabulary& vocabulary_;
  const Repairs& repairs_;
  std::size_t wanted_;
  std::string step_ = "  ";     // the file's indentation
  std::vector<JsonStep> path_;  // of what is being read
  Output out_;
  bool inside_new_ = false;
};

// ---- Does the text say it?

class Proof {
 public:
  Proof(const JoinedText& text, const std::vector<Asked>& asked) : tokens_(text.tokens()), asked_(asked) {
    const Tree tree = parse(text.text()).tree;
    broken_ = tree.root().has_error();
    for (Walk walk{Syntax(tree)}; walk; walk.next()) {
      if (walk.at().is_token() && walk.at().has_error() && !fault_) fault_ = walk.at().start();
      if (!walk.at().is_node()) continue;
      if (walk.at().kind() == SyntaxKind::skipped && !fault_) fault_ = walk.at().start();
      const std::size_t first = token_from(walk.at().start()), last = token_from(walk.at().end());
      if (first == last) continue;
      nodes_.insert(key(first, last));
      if (walk.parent().kind() != SyntaxKind::block) continue;
      statements_.insert(key(first, last));
      begins_.insert(first);
      ends_.insert(last);
    }
    for (std::size_t number = 1; number < asked.size(); ++number)
      if (!stands(asked[number])) lost_.push_back(number);
  }

  // What does not stand in the text as it was asked.
  const std::vector<std::size_t>& lost() const { return lost_; }
  bool is_broken() const { return broken_; }
  // What is to blame: what is lost, else the innermost part in which the first fault stands.
  std::size_t culprit() const {
    if (!lost_.empty()) return lost_.back();
    const std::size_t token = token_from(fault_.value_or(0));
    std::size_t innermost = 0;
    for (std::size_t number = 1; number < asked_.size(); ++number)
      if (asked_[number].first <= token && token < asked_[number].last) innermost = number;
    return innermost;
  }

  // The least that may help, for what is lost with nothing lost inside it: first statements are kept apart, since one
  // that takes what follows is lost with all its values. False: nothing more to try.
  bool mend(Repairs& repairs) const {
    const Repairs before = repairs;
    for (const Asked::Kind kind : {Asked::Kind::statement, Asked::Kind::value}) {
      for (std::size_t i = 0; i < lost_.size(); ++i) {
        const Asked& one = asked_[lost_[i]];
        if (one.kind != kind || has_lost_inside(i, kind)) continue;
        if (kind == Asked::Kind::value) repairs.parenthesized.insert(lost_[i]);
        else if (one.next != 0) repairs.separated.insert(one.next);
      }
      if (repairs != before) return true;
    }
    return false;
  }

 private:
  static std::uint64_t key(std::size_t first, std::size_t last) { return static_cast<std::uint64_t>(first) << 32U | last; }
  std::size_t token_from(std::size_t offset) const {
    return static_cast<std::size_t>(std::lower_bound(tokens_.begin(), tokens_.end(), offset,
                                                     [](TextRange token, std::size_t at) { return token.start < at; }) -
                                    tokens_.begin());
  }
  bool has_lost_inside(std::size_t lost, Asked::Kind kind) const {
    for (std::size_t i = lost + 1; i < lost_.size() && asked_[lost_[i]].first < asked_[lost_[lost]].last; ++i)
      if (asked_[lost_[i]].kind == kind) return true;
    return false;
  }
  bool stands(const Asked& one) const {
    if (one.first == one.last) return true;
    if (one.kind == Asked::Kind::lua) return begins_.contains(one.first) && ends_.contains(one.last);
    if (one.kind == Asked::Kind::statement) return statements_.contains(key(one.first, one.last));
    return one.last - one.first == 1 || nodes_.contains(key(one.first, one.last));
  }

  const std::vector<TextRange>& tokens_;
  const std::vector<Asked>& asked_;
  std::unordered_set<std::uint64_t> nodes_, statements_;
  std::unordered_set<std::size_t> begins_, ends_;
  std::vector<std::size_t> lost_;
  bool broken_ = false;
  std::optional<std::size_t> fault_;
};

}  // namespace

Result<std::string> text_of_blocks(std::string_view json, const Vocabulary& vocabulary) {
  const auto refused = [&](std::string message, base::Arguments arguments, std::size_t offset) -> Result<std::string> {
    Error error{ErrorKind::failed, std::move(message), std::move(arguments), {}, {}};
    const base::LineColumn at = base::LineIndex(json).at(json, offset);
    error.place.line = static_cast<std::uint32_t>(at.line);
    error.place.column = static_cast<std::uint32_t>(at.column);
    return tl::unexpected(error);
  };
  const auto bad = [&](const std::string& detail, std::size_t offset) { return refused("tree.bad_blocks", {{"detail", detail}}, offset); };
  Json read;
  try {
    read = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return bad("JSON", std::min(error.byte > 0 ? error.byte - 1 : 0, json.size()));
  } catch (const Json::exception&) {  // a number that no computer holds
    return bad("JSON", 0);
  }
  constexpr int kMostTries = 12;
  Repairs repairs;
  for (int tries = 0;; ++tries) {
    Reader reader(vocabulary, repairs, 0);
    reader.file(read);
    if (!reader.problem.empty()) return bad(reader.problem, JsonPlace(json).offset_of(reader.place));
    const Proof proof(reader.text(), reader.asked());
    const bool may_be_broken = member(read, "broken") != nullptr;
    if (proof.lost().empty() && reader.text().reads_as_meant() && (may_be_broken || !proof.is_broken())) return reader.text().text();
    if (!proof.lost().empty() && tries < kMostTries && proof.mend(repairs)) continue;
    Reader again(vocabulary, repairs, proof.culprit());
    again.file(read);
    return refused("tree.blocks_do_not_fit", {}, JsonPlace(json).offset_of(again.wanted_place));
  }
}

}  // namespace lunabloc::cli
