// Slips of signs, numbers and letters: other languages' operators, a comma for a point, an accent in a name.
#include <algorithm>
#include <array>

#include "program/names.h"
#include "program/slip_context.h"

namespace lunabloc::program::signs {
namespace {

using enum SyntaxKind;

// Is the token inside the condition of an if, elseif, while or until, on the same line?
bool in_condition(const SlipContext& context) {
  for (std::ptrdiff_t i = -1; i >= context.first() && context.at(i).line == context.at(0).line; --i) {
    const SyntaxKind kind = context.at(i).kind;
    if (kind == kw_if || kind == kw_elseif || kind == kw_while || kind == kw_until) return true;
    if (kind == kw_then || kind == kw_do || kind == kw_end || kind == equal || kind == kw_local || kind == kw_return) return false;
  }
  return false;
}

// What other languages, and mathematics, write for an operator of Lua.
struct ForeignSign {
  std::string_view written;
  std::string_view lua;
};
constexpr std::array kForeignSigns = {
    ForeignSign{"!==", "~="}, ForeignSign{"===", "=="}, ForeignSign{"!=", "~="}, ForeignSign{"<>", "~="}, ForeignSign{"=>", ">="},
    ForeignSign{"=<", "<="},  ForeignSign{"&&", "and"}, ForeignSign{"||", "or"}, ForeignSign{"**", "^"},  ForeignSign{":=", "="},
    ForeignSign{"!", "not"},  ForeignSign{"≠", "~="},   ForeignSign{"≤", "<="},  ForeignSign{"≥", ">="},  ForeignSign{"×", "*"},
    ForeignSign{"÷", "/"},    ForeignSign{"−", "-"},    ForeignSign{"–", "-"},   ForeignSign{"→", "="},
};

bool is_letter(std::string_view bytes) {
  // Latin letters with their accents: U+00C0 … U+024F, but × and ÷.
  return bytes.size() == 2 && bytes[0] >= '\xC3' && bytes[0] <= '\xC9' && bytes != "×" && bytes != "÷";
}

bool is_word_part(const SlipContext::Lexeme& one) {
  return one.is_name() || one.is_number() || is_keyword(one.kind) || (one.kind == garbage && is_letter(one.text.substr(0, 2)));
}

constexpr std::array<std::string_view, 10> kQuotes = {"“", "”", "„", "«", "»", "‘", "’", "‚", "`", "´"};

// "3.5" of "3.5cm": as many digits as there are, and one point.
std::size_t digits_of(std::string_view text) {
  std::size_t length = 0;
  bool point = false;
  while (length < text.size()) {
    if (text[length] == '.' && !point) point = true;
    else if (text[length] < '0' || text[length] > '9') break;
    ++length;
  }
  return length;
}

// A number that has run into a name: "2x", but neither "0x" nor "1e".
bool is_number_and_name(std::string_view text) {
  const std::size_t digits = digits_of(text);
  if (digits == 0 || digits == text.size() || text[digits - 1] == '.') return false;
  if (text.starts_with("0x") || text.starts_with("0X")) return false;
  const std::string_view rest = text.substr(digits);
  const bool exponent = (rest[0] == 'e' || rest[0] == 'E') && rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return !exponent && is_name(rest);
}

}  // namespace

std::optional<Slip> equals_in_condition(const SlipContext& context) {
  if (!context.at(0).is("=") || !context.at(-1).ends_value() || !in_condition(context)) return std::nullopt;
  if (!context.told("syntax.expected") && !context.told("syntax.unexpected")) return std::nullopt;
  return context.here();
}

std::optional<Slip> foreign_sign(const SlipContext& context) {
  const TextRange run = context.run_of_signs(0);
  const std::string_view text = context.text(run);
  for (const ForeignSign& sign : kForeignSigns) {
    const std::size_t found = text.find(sign.written);
    if (found == std::string_view::npos) continue;
    const TextRange range{run.start + found, run.start + found + sign.written.size()};
    if (context.at(0).range.start < range.start || context.at(0).range.start >= range.end) continue;
    return Slip{range, {{"trouve", std::string(sign.written)}, {"proche", std::string(sign.lua)}}};
  }
  return std::nullopt;
}

std::optional<Slip> compound_assignment(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement")) return std::nullopt;
  const TextRange run = context.run_of_signs(0);
  const std::string_view text = context.text(run);
  constexpr std::array<std::string_view, 8> kSigns = {"+=", "-=", "*=", "/=", "//=", "%=", "^=", "..="};
  for (const std::string_view sign : kSigns)
    if (text == sign)
      return Slip{run, {{"nom", std::string(context.lone_words())}, {"trouve", std::string(sign)},
                        {"signe", std::string(sign.substr(0, sign.size() - 1))}}};
  return std::nullopt;
}

std::optional<Slip> increment(const SlipContext& context) {
  const TextRange run = context.run_of_signs(0);
  // In a value Lua takes the first sign and stops at the second.
  const SlipContext::Lexeme& name = context.at(context.at(0).range.start == run.start ? -1 : -2);
  if (context.text(run) == "++" && name.is_name())
    return Slip{run, {{"nom", std::string(name.text)}, {"trouve", "++"}, {"signe", "+"}}};
  // "x--" is a comment for Lua.
  const std::size_t after = context.at(-1).range.end;
  const bool alone = context.told("syntax.not_a_statement") && context.at(-1).is_name();
  if (!alone || std::string_view(context.tree().text()).substr(after, 2) != "--") return std::nullopt;
  return Slip{{after, after + 2}, {{"nom", std::string(context.at(-1).text)}, {"trouve", "--"}, {"signe", "-"}}};
}

std::optional<Slip> comparison_alone(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement") || !context.at(0).is("==")) return std::nullopt;
  return context.here({{"nom", std::string(context.lone_words())}});
}

std::optional<Slip> typographic_quote(const SlipContext& context) {
  const SlipContext::Lexeme& at = context.at(0);
  if (at.kind != garbage) return std::nullopt;
  for (const std::string_view quote : kQuotes)
    if (at.text.starts_with(quote))
      return Slip{{at.range.start, at.range.start + quote.size()}, {{"trouve", std::string(quote)}}};
  return std::nullopt;
}

std::optional<Slip> accented_name(const SlipContext& context) {
  if (context.at(0).kind != garbage || !is_word_part(context.at(0))) return std::nullopt;
  std::ptrdiff_t from = 0, to = 0;
  while (is_word_part(context.at(from - 1)) && context.touch(from - 1)) --from;
  while (is_word_part(context.at(to + 1)) && context.touch(to)) ++to;
  const TextRange range{context.at(from).range.start, context.at(to).range.end};
  const std::string word(context.text(range));
  const Result<void> named = check_name(word);
  if (named || word.size() > 60) return std::nullopt;
  for (const auto& [name, value] : named.error().arguments)
    if (name == "proche" && is_name(value)) return Slip{range, {{"nom", word}, {"proche", value}}};
  return std::nullopt;
}

std::optional<Slip> decimal_comma(const SlipContext& context) {
  const bool numbers = context.at(-1).is_number() && context.at(1).is_number();
  if (!context.at(0).is(",") || !numbers || !context.touch(-1) || !context.touch(0)) return std::nullopt;
  const std::string left(context.at(-1).text), right(context.at(1).text);
  return Slip{{context.at(-1).range.start, context.at(1).range.end}, {{"trouve", left + "," + right}, {"proche", left + "." + right}}};
}

std::optional<Slip> digit_first(const SlipContext& context) {
  const SlipContext::Lexeme& at = context.at(0);
  if (!context.told("syntax.malformed_number") || !is_number_and_name(at.text)) return std::nullopt;
  const SyntaxKind before = context.at(-1).kind;
  const bool named = before == kw_local || before == kw_function || before == kw_for || (context.begins_line(0) && context.at(1).is("="));
  if (!named) return std::nullopt;
  const std::size_t digits = digits_of(at.text);
  if (at.text.find('.') < digits) return std::nullopt;
  return context.here({{"nom", std::string(at.text)}, {"proche", std::string(at.text.substr(digits)) + std::string(at.text.substr(0, digits))}});
}

std::optional<Slip> unit(const SlipContext& context) {
  const SlipContext::Lexeme& at = context.at(0);
  if (!context.told("syntax.malformed_number") || !is_number_and_name(at.text)) return std::nullopt;
  constexpr std::array<std::string_view, 9> kUnits = {"s", "ms", "mn", "cm", "mm", "m", "px", "kg", "h"};
  const std::string_view number = at.text.substr(0, digits_of(at.text)), unit = at.text.substr(number.size());
  if (std::find(kUnits.begin(), kUnits.end(), unit) == kUnits.end() || context.gives(unit)) return std::nullopt;
  return context.here({{"trouve", std::string(at.text)}, {"proche", std::string(number)}});
}

std::optional<Slip> missing_times(const SlipContext& context) {
  const SlipContext::Lexeme& at = context.at(0);
  if (context.told("syntax.malformed_number") && is_number_and_name(at.text)) {
    const std::size_t digits = digits_of(at.text);
    return context.here({{"trouve", std::string(at.text)},
                         {"proche", std::string(at.text.substr(0, digits)) + " * " + std::string(at.text.substr(digits))}});
  }
  if (!context.told("syntax.not_a_statement")) return std::nullopt;
  // "2 x" and "2(x + 1)": for Lua the number ends a statement, and what follows is another.
  const std::ptrdiff_t start = context.lone_start();
  if (start == 0 || !context.at(start - 1).is_number() || !context.same_line(start - 1)) return std::nullopt;
  if (!context.at(start).is_name() && !context.at(start).is("(")) return std::nullopt;
  const std::string number(context.at(start - 1).text), rest(context.lone_words());
  return Slip{{context.at(start - 1).range.start, context.at(-1).range.end}, {{"trouve", number + " " + rest}, {"proche", number + " * " + rest}}};
}

std::optional<Slip> foreign_comment(const SlipContext& context) {
  if (context.at(0).is("#") && context.begins_line(0)) return context.here({{"trouve", "#"}});
  if (context.at(0).is("//") && context.begins_line(0)) return context.here({{"trouve", "//"}});
  if (context.at(0).is("/") && context.at(1).is("*") && context.touch(0) && context.begins_line(0)) return context.here({{"trouve", "/*"}});
  // "x = 1 // the first": the first word divides, the second is too many.
  if (!context.told("syntax.not_a_statement") || !context.at(-1).is_name() || !context.at(-2).is_name()) return std::nullopt;
  if (!context.at(-3).is("//") || context.at(-3).line != context.at(-1).line) return std::nullopt;
  return Slip{context.at(-3).range, {{"trouve", "//"}}};
}

std::optional<Slip> square_list(const SlipContext& context) {
  if (!context.told("syntax.expected_value") || !context.at(0).is("[")) return std::nullopt;
  return context.here();
}

std::optional<Slip> dot_number(const SlipContext& context) {
  const SlipContext::Lexeme& at = context.at(0);
  const SlipContext::Lexeme& before = context.at(-1);
  const bool of_list = before.is_name() || before.is("]") || before.is(")");
  if (!at.is_number() || !at.text.starts_with(".") || !of_list || !context.touch(-1)) return std::nullopt;
  const std::string number(at.text.substr(1));
  if (number.empty() || digits_of(number) != number.size()) return std::nullopt;
  const std::string list(before.is_name() ? before.text : std::string_view("t"));
  return context.here({{"trouve", (before.is_name() ? list : "") + "." + number}, {"proche", list + "[" + number + "]"}});
}

std::optional<Slip> dots_in_for(const SlipContext& context) {
  const std::string_view text = context.at(0).text;
  const std::size_t dots = text.find("..");
  if (!context.told("syntax.malformed_number") || dots == std::string_view::npos || !context.at(-1).is("=")) return std::nullopt;
  if (context.at(-3).kind != kw_for) return std::nullopt;
  const std::string from(text.substr(0, dots)), to(text.substr(text.find_first_not_of('.', dots) == std::string_view::npos ? text.size() : text.find_first_not_of('.', dots)));
  return context.here({{"trouve", std::string(text)}, {"proche", from + ", " + (to.empty() ? "10" : to)}});
}

std::optional<Slip> apostrophe(const SlipContext& context) {
  const SlipContext::Lexeme& before = context.at(-1);
  if (!before.is_text() || !before.text.starts_with("'") || !is_word_part(context.at(0)) || !context.touch(-1)) return std::nullopt;
  const std::string_view rest = std::string_view(context.tree().text()).substr(before.range.end);
  if (rest.substr(0, rest.find('\n')).find('\'') == std::string_view::npos) return std::nullopt;
  return Slip{before.range, {{"trouve", std::string(before.text.substr(0, 24))}}};
}

}  // namespace lunabloc::program::signs
