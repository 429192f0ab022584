// Slips of shape: how a block opens and closes, what stands in brackets, which side of = a value is on.
#include <algorithm>
#include <array>

#include "program/ast.h"
#include "program/slip_context.h"

namespace lunabloc::program::shapes {
namespace {

using enum SyntaxKind;
using Lexeme = SlipContext::Lexeme;

bool opens_block(SyntaxKind kind) {
  return kind == kw_if || kind == kw_elseif || kind == kw_else || kind == kw_while || kind == kw_for || kind == kw_function;
}

// The last token of the line of the nearest block's opener, at the stop or before; 1 when there is none.
std::ptrdiff_t end_of_opening_line(const SlipContext& context) {
  for (std::ptrdiff_t i = 0; i >= context.first(); --i) {
    if (!opens_block(context.at(i).kind)) continue;
    std::ptrdiff_t last = i;
    while (context.at(last + 1).line == context.at(i).line && context.at(last + 1).kind != end_of_file) ++last;
    return last;
  }
  return 1;
}

std::string_view opener_before(const SlipContext& context, std::ptrdiff_t index) {
  for (std::ptrdiff_t i = index; i >= context.first(); --i)
    if (opens_block(context.at(i).kind)) return context.at(i).text;
  return {};
}

bool lacks_opening(const SlipContext& context) { return context.lacks("then") || context.lacks("do"); }

std::optional<Slip> opened_by(const SlipContext& context, std::string_view sign) {
  if (!lacks_opening(context) && !context.told("syntax.unexpected")) return std::nullopt;
  const std::ptrdiff_t last = end_of_opening_line(context);
  if (last > 0 || !context.at(last).is(sign)) return std::nullopt;
  return Slip{context.at(last).range, {{"ouvreur", std::string(opener_before(context, last))}}};
}

std::optional<Slip> missing_word(const SlipContext& context, std::string_view word) {
  if (!context.lacks(word) || context.at(0).line == context.at(-1).line) return std::nullopt;
  return Slip{context.at(-1).range, {{"ouvreur", std::string(opener_before(context, -1))}}};
}

// The innermost bracket that is open before the stop.
char open_bracket(const SlipContext& context) {
  int depth = 0;
  for (std::ptrdiff_t i = -1; i >= context.first(); --i) {
    const Lexeme& one = context.at(i);
    if (one.is(")") || one.is("}") || one.is("]")) ++depth;
    if (one.is("(") || one.is("{") || one.is("[")) {
      if (depth == 0) return one.text[0];
      --depth;
    }
  }
  return '\0';
}

bool two_values(const SlipContext& context) {
  const bool told = context.told("syntax.unexpected") || context.told("syntax.not_a_statement") || context.told("syntax.expected");
  return told && context.at(-1).ends_value() && context.at(0).begins_value() && context.same_line(-1);
}

base::Arguments sides(const SlipContext& context) {
  return {{"gauche", std::string(context.at(-1).text.substr(0, 24))}, {"droite", std::string(context.at(0).text.substr(0, 24))}};
}

bool lacks_end(const Syntax& statement) {
  for (const Syntax part : statement.children())
    if (part.kind() == missing && part.green().expected() == kw_end) return true;
  return false;
}

}  // namespace

std::optional<Slip> braces(const SlipContext& context) { return opened_by(context, "{"); }
std::optional<Slip> colon_block(const SlipContext& context) { return opened_by(context, ":"); }

std::optional<Slip> other_opener(const SlipContext& context) {
  const bool then_for_do = context.lacks("do") && context.at(0).kind == kw_then;
  const bool do_for_then = context.lacks("then") && context.at(0).kind == kw_do;
  if (!then_for_do && !do_for_then) return std::nullopt;
  return context.here({{"ouvreur", std::string(opener_before(context, -1))},
                       {"trouve", std::string(context.at(0).text)},
                       {"attendu", std::string(context.filling("attendu"))}});
}

std::optional<Slip> missing_then(const SlipContext& context) { return missing_word(context, "then"); }
std::optional<Slip> missing_do(const SlipContext& context) { return missing_word(context, "do"); }

std::optional<Slip> else_if(const SlipContext& context) {
  if (!context.told("syntax.expected_end")) return std::nullopt;
  const Tree& tree = context.tree();
  for (Walk walk{Syntax(tree)}; walk;) {
    if (!walk.at().has_error()) {
      walk.skip();
      continue;
    }
    const IfStatement outer{walk.at()};
    const Syntax clause = outer.else_clause();
    const std::vector<Syntax> inside = statements_of(outer.else_body());
    const bool holds_if = clause && inside.size() == 1 && inside.front().kind() == if_statement;
    if (holds_if && (lacks_end(outer.syntax()) || lacks_end(inside.front()))) {
      const TextRange range{clause.first_token().start(), inside.front().first_token().end()};
      if (context.text(range).find('\n') == std::string_view::npos) return Slip{range, {}};
    }
    walk.next();
  }
  return std::nullopt;
}

std::optional<Slip> missing_end(const SlipContext& context) {
  const TextRange opener = context.diagnostic().related;
  if (!context.told("syntax.expected_end") || context.at(0).kind != end_of_file || opener.empty()) return std::nullopt;
  return Slip{opener, {{"ouvreur", std::string(context.filling("ouvreur"))}, {"attendu", std::string(context.filling("attendu"))}}};
}

std::optional<Slip> function_without_name(const SlipContext& context) {
  if (!context.told("syntax.expected_name") || !context.at(0).is("(") || context.at(-1).kind != kw_function) return std::nullopt;
  return Slip{context.at(-1).range, {}};
}

std::optional<Slip> for_of_c(const SlipContext& context) {
  if (!context.told("syntax.expected_name") || !context.at(0).is("(") || context.at(-1).kind != kw_for) return std::nullopt;
  const std::string variable(context.at(1).is_name() ? context.at(1).text : "i");
  return context.here({{"nom", variable}});
}

std::optional<Slip> for_to(const SlipContext& context) {
  constexpr std::array<std::string_view, 3> kWords = {"to", "a", "until"};
  const bool has_word = context.lacks(",") && std::find(kWords.begin(), kWords.end(), context.at(0).text) != kWords.end();
  if (!has_word && !context.at(0).is("à")) return std::nullopt;
  const bool in_for = context.at(-1).is_number() && context.at(-2).is("=") && context.at(-4).kind == kw_for;
  return in_for ? std::optional(context.here({{"trouve", std::string(context.at(0).text)}})) : std::nullopt;
}

std::optional<Slip> for_without_end(const SlipContext& context) {
  if (!context.lacks(",") || context.at(0).kind != kw_do) return std::nullopt;
  for (std::ptrdiff_t i = -1; i >= context.first() && context.at(i).line == context.at(0).line; --i) {
    if (context.at(i).kind != kw_for || !context.at(i + 1).is_name()) continue;
    return Slip{{context.at(i).range.start, context.at(-1).range.end}, {{"nom", std::string(context.at(i + 1).text)}}};
  }
  return std::nullopt;
}

std::optional<Slip> extra_parenthesis(const SlipContext& context) {
  const Lexeme& at = context.at(0);
  const bool closes = at.is(")") || at.is("}") || at.is("]");
  if (!context.told("syntax.unexpected") || !closes || open_bracket(context) != '\0') return std::nullopt;
  return context.here({{"trouve", std::string(at.text)}});
}

std::optional<Slip> unclosed_bracket(const SlipContext& context) {
  const std::string_view lacking = context.filling("attendu");
  const bool bracket = context.lacks(")") || context.lacks("}") || context.lacks("]");
  const TextRange opener = context.diagnostic().related;
  // Where another sign stands in its place, what lacks is not at the end.
  const bool at_end = context.at(0).kind == end_of_file || context.at(0).line != context.at(-1).line;
  if (!bracket || opener.empty() || !at_end) return std::nullopt;
  for (std::ptrdiff_t i = -1; i >= context.first(); --i) {
    if (context.at(i).range.start != opener.start) continue;
    return Slip{opener, {{"trouve", std::string(context.at(i).text)}, {"attendu", std::string(lacking)}}};
  }
  return std::nullopt;
}

std::optional<Slip> missing_concat(const SlipContext& context) {
  if (!two_values(context)) return std::nullopt;
  const bool texts = context.at(-1).is_text() || (context.at(0).is_text() && !context.at(-1).is_name());
  if (!texts || open_bracket(context) == '{') return std::nullopt;
  return Slip{context.at(0).range, sides(context)};
}

std::optional<Slip> missing_comma(const SlipContext& context) {
  if (!two_values(context) || (open_bracket(context) != '{' && open_bracket(context) != '(')) return std::nullopt;
  return Slip{context.at(0).range, sides(context)};
}

std::optional<Slip> reversed_assignment(const SlipContext& context) {
  const Lexeme& at = context.at(0);
  const bool is_value = at.is_number() || at.is_text();
  if (!context.told("syntax.unexpected") || !is_value || !context.begins_line(0) || !context.at(1).is("=")) return std::nullopt;
  if (!context.at(2).is_name()) return std::nullopt;
  return context.here({{"nom", std::string(context.at(2).text)}, {"trouve", std::string(at.text.substr(0, 24))}});
}

}  // namespace lunabloc::program::shapes
