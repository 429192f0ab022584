#include "lesson/mutants.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/names.h"
#include "program/tree.h"

namespace lunabloc::lesson {
namespace {

using program::Syntax;
using program::SyntaxKind;
using program::TextEdit;

constexpr std::size_t kMostOtherNames = 3;

struct Exchange {
  SyntaxKind from;
  std::array<std::string_view, 2> to;  // the second may be empty
};
constexpr std::array kComparisons = {
    Exchange{SyntaxKind::less, {"<=", ">"}},        Exchange{SyntaxKind::less_equal, {"<", ">="}},
    Exchange{SyntaxKind::greater, {">=", "<"}},     Exchange{SyntaxKind::greater_equal, {">", "<="}},
    Exchange{SyntaxKind::equal_equal, {"~=", ""}},  Exchange{SyntaxKind::tilde_equal, {"==", ""}}};
constexpr std::array kSigns = {Exchange{SyntaxKind::plus, {"-", ""}},  Exchange{SyntaxKind::minus, {"+", ""}},
                               Exchange{SyntaxKind::star, {"/", ""}},  Exchange{SyntaxKind::slash, {"*", ""}},
                               Exchange{SyntaxKind::kw_and, {"or", ""}}, Exchange{SyntaxKind::kw_or, {"and", ""}}};
constexpr std::array kOneWay = {SyntaxKind::minus, SyntaxKind::slash,         SyntaxKind::double_slash, SyntaxKind::percent, SyntaxKind::caret, SyntaxKind::concat,
                                SyntaxKind::less,  SyntaxKind::less_equal,    SyntaxKind::greater,      SyntaxKind::greater_equal};

bool is_loop(SyntaxKind kind) {
  return kind == SyntaxKind::while_statement || kind == SyntaxKind::repeat_statement || kind == SyntaxKind::numeric_for || kind == SyntaxKind::generic_for;
}

// A statement that does something.
bool works(const Syntax& statement) {
  return statement.kind() != SyntaxKind::comment_statement && statement.kind() != SyntaxKind::empty_statement && statement.kind() != SyntaxKind::skipped;
}

std::vector<Syntax> working_statements(const Syntax& block) {
  std::vector<Syntax> statements;
  for (const Syntax& statement : program::statements_of(block))
    if (works(statement)) statements.push_back(statement);
  return statements;
}

class Mutator {
 public:
  Mutator(const std::string& program, const program::Vocabulary& vocabulary, std::span<const std::string> palette)
      : text_(program), parsed_(program::parse(program)), lines_(program), names_(program::names_of(parsed_.tree)), vocabulary_(vocabulary), palette_(palette) {
    seen_.insert(program);
  }

  std::vector<Mutant> run() {
    if (!parsed_.diagnostics.empty()) return {};
    for (program::Walk walk{Syntax(parsed_.tree)}; walk; walk.next()) visit(walk.at());
    return std::move(mutants_);
  }

 private:
  void visit(const Syntax& at) {
    switch (at.kind()) {
      case SyntaxKind::number_expression: return constant(at);
      case SyntaxKind::numeric_for: return bounds(program::NumericFor(at));
      case SyntaxKind::binary_expression: return binary(program::BinaryExpression(at));
      case SyntaxKind::call_expression:
      case SyntaxKind::method_call_expression: return call(program::Call(at));
      case SyntaxKind::name_expression: return variable(at);
      case SyntaxKind::if_statement: return branches(program::IfStatement(at));
      case SyntaxKind::while_statement: return inverted(program::WhileStatement(at).condition());
      case SyntaxKind::repeat_statement: return inverted(program::RepeatStatement(at).condition());
      case SyntaxKind::block: return statements(at);
      default: return;
    }
  }

  // -- one text, with one thing changed

  void add(Slip slip, std::size_t offset, std::vector<TextEdit> edits) {
    // From the last to the first, so that places stay what they are.
    std::sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) { return a.removed.start > b.removed.start; });
    std::string program = text_;
    for (const TextEdit& edit : edits) program.replace(edit.removed.start, edit.removed.length(), edit.inserted);
    if (!seen_.insert(program).second || !program::parse(program).diagnostics.empty()) return;
    mutants_.push_back({slip, static_cast<std::uint32_t>(lines_.line_of(offset)), std::move(program)});
  }
  void replace(Slip slip, const Syntax& what, std::string with) {
    const TextRange range = what.token_range();
    add(slip, range.start, {{range, std::move(with)}});
  }
  void exchange(Slip slip, const Syntax& one, const Syntax& other) {
    add(slip, one.token_range().start, {{one.token_range(), std::string(other.token_text())}, {other.token_range(), std::string(one.token_text())}});
  }

  // -- values

  void constant(const Syntax& number) {
    const std::string_view text = number.token_text();
    std::int64_t whole = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (problem != std::errc() || end != text.data() + text.size()) return;
    replace(Slip::constant, number, std::to_string(whole + 1));
    replace(Slip::constant, number, std::to_string(whole - 1));
  }

  void bounds(const program::NumericFor& loop) {
    for (const Syntax& bound : {loop.from(), loop.to()}) {
      if (bound.kind() == SyntaxKind::number_expression || bound.kind() == SyntaxKind::missing_expression) continue;
      replace(Slip::bound, bound, "(" + std::string(bound.token_text()) + ") + 1");
      replace(Slip::bound, bound, "(" + std::string(bound.token_text()) + ") - 1");
    }
  }

  void binary(const program::BinaryExpression& expression) {
    const Syntax sign = expression.operator_token();
    const auto exchanged = [&](Slip slip, std::span<const Exchange> table) {
      for (const Exchange& row : table)
        for (const std::string_view to : row.to)
          if (row.from == sign.kind() && !to.empty()) add(slip, sign.start(), {{sign.range(), std::string(to)}});
    };
    exchanged(Slip::comparison, kComparisons);
    exchanged(Slip::sign, kSigns);
    if (std::find(kOneWay.begin(), kOneWay.end(), sign.kind()) != kOneWay.end()) exchange(Slip::operands, expression.left(), expression.right());
  }

  void call(const program::Call& call) {
    const std::vector<Syntax> arguments = call.arguments().values();
    // A text in quotes names something, in a place of its own: nobody takes it for a number.
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
      if (arguments[i].kind() != SyntaxKind::string_expression && arguments[i + 1].kind() != SyntaxKind::string_expression)
        exchange(Slip::operands, arguments[i], arguments[i + 1]);
    if (!call.is_method()) other_blocks(call.callee());
  }

  // Blocks of the palette that are written the same way: `turtle.left(90)` for `turtle.right(90)`.
  void other_blocks(const Syntax& callee) {
    const std::string name(callee.token_text());
    const auto written = [](const program::BlockEntry& entry) { return entry.pattern.substr(0, entry.pattern.find('(')); };
    const program::BlockEntry* own = nullptr;
    for (const program::BlockEntry& entry : vocabulary_.blocks())
      if (written(entry) == name && !own) own = &entry;
    if (own == nullptr) return;
    for (const std::string& id : palette_) {
      const program::BlockEntry* const other = vocabulary_.find(id);
      if (other == nullptr || other == own || other->shape != own->shape || other->category != own->category || other->pattern.find('(') == std::string::npos) continue;
      const bool same_holes = std::equal(own->slots.begin(), own->slots.end(), other->slots.begin(), other->slots.end(),
                                         [](const program::SlotEntry& a, const program::SlotEntry& b) { return a.type == b.type && a.choices == b.choices; });
      if (same_holes) replace(Slip::block, callee, written(*other));
    }
  }

  // A name that is read becomes another one that has a value there.
  void variable(const Syntax& name) {
    const program::NameUse* const use = names_.at(name.token_range().start);
    if (use == nullptr || use->role != program::NameUse::Role::reads) return;
    std::size_t others = 0;
    for (std::size_t i = names_.variables.size(); i-- > 0 && others < kMostOtherNames;) {
      const program::Variable& other = names_.variables[i];
      if (i == use->variable || !holds_a_value(i) || (!other.is_global() && other.declared.start > use->range.start)) continue;
      const std::size_t before = mutants_.size();
      replace(Slip::variable, name, std::string(other.name));
      if (mutants_.size() == before) continue;
      if (!other.is_global() && !means(mutants_.back().program, use->range.start, other.declared)) mutants_.pop_back();
      else ++others;
    }
  }
  // Neither a library nor a function: a local, or a global that is read as a value somewhere.
  bool holds_a_value(std::size_t variable) const {
    const program::Variable& one = names_.variables[variable];
    if (one.kind == program::Variable::Kind::local_function || one.kind == program::Variable::Kind::self || one.name == "_") return false;
    bool read = false;
    for (const program::NameUse& use : names_.uses) {
      if (use.variable != variable) continue;
      if (use.role == program::NameUse::Role::calls) return false;
      read = read || use.role == program::NameUse::Role::reads;
    }
    return read || !one.is_global();
  }
  static bool means(const std::string& program, std::size_t offset, TextRange declared) {
    const program::Parsed parsed = program::parse(program);
    const program::Names names = program::names_of(parsed.tree);
    const program::NameUse* const use = names.at(offset);
    return use != nullptr && names.variable_of(*use).declared == declared;
  }

  // -- statements

  void inverted(const Syntax& condition) {
    if (condition.kind() == SyntaxKind::missing_expression || condition.kind() == SyntaxKind::true_expression) return;
    replace(Slip::inverted, condition, "not (" + std::string(condition.token_text()) + ")");
  }

  void branches(const program::IfStatement& statement) {
    for (const program::Arm& arm : statement.arms()) {
      inverted(arm.condition());
      if (arm.syntax.kind() == SyntaxKind::elseif_clause) drop(Slip::branch, arm.syntax);
    }
    if (const Syntax other = statement.else_clause()) drop(Slip::branch, other);
  }

  void drop(Slip slip, const Syntax& what) { add(slip, what.token_range().start, {{what.token_range(), ""}}); }

  void statements(const Syntax& block) {
    const std::vector<Syntax> all = working_statements(block);
    for (std::size_t i = 0; i < all.size(); ++i) {
      drop(Slip::missing, all[i]);
      opened(all[i]);
      if (i + 1 < all.size()) exchange(Slip::order, all[i], all[i + 1]);
      if (!is_loop(all[i].kind())) continue;
      into_and_out_of(all[i], i > 0 ? all[i - 1] : Syntax(), i + 1 < all.size() ? all[i + 1] : Syntax());
    }
  }

  // The loop or the branch forgotten.
  void opened(const Syntax& statement) {
    const bool branch = statement.kind() == SyntaxKind::if_statement;
    if (!branch && !is_loop(statement.kind())) return;
    const std::vector<Syntax> body = working_statements(statement.child(SyntaxKind::block));
    if (body.empty()) return;
    const std::size_t start = body.front().token_range().start, end = body.back().token_range().end;
    add(Slip::opened, statement.token_range().start, {{statement.token_range(), text_.substr(start, end - start)}});
  }

  void into_and_out_of(const Syntax& loop, const Syntax& before, const Syntax& after) {
    const std::vector<Syntax> body = working_statements(loop.child(SyntaxKind::block));
    if (body.empty()) return;
    const TextRange whole = loop.token_range();
    const std::size_t first = body.front().token_range().start, last = body.back().token_range().end;
    const auto move_before = [&](const Syntax& what, std::size_t to) {
      add(Slip::moved, what.token_range().start, {{what.token_range(), ""}, {{to, to}, std::string(what.token_text()) + "\n"}});
    };
    const auto move_after = [&](const Syntax& what, std::size_t to) {
      add(Slip::moved, what.token_range().start, {{what.token_range(), ""}, {{to, to}, "\n" + std::string(what.token_text())}});
    };
    // What sets a value before the loop sets it anew at each turn.
    if (before) move_before(before, first);
    if (after) move_after(after, last);
    if (body.size() < 2) return;
    move_before(body.front(), whole.start);
    move_after(body.back(), whole.end);
  }

  const std::string& text_;
  program::Parsed parsed_;
  base::LineIndex lines_;
  program::Names names_;
  const program::Vocabulary& vocabulary_;
  std::span<const std::string> palette_;
  std::set<std::string> seen_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::string_view name_of(Slip slip) {
  static constexpr std::array kNames = {
#define LUNABLOC_ROW(name, meaning) std::string_view(#name),
      LUNABLOC_SLIPS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  };
  return kNames[static_cast<std::size_t>(slip)];
}

std::vector<Mutant> mutants_of(const std::string& program, const program::Vocabulary& vocabulary, std::span<const std::string> palette) {
  return Mutator(program, vocabulary, palette).run();
}

}  // namespace lunabloc::lesson
