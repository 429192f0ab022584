// Slips of words: a keyword in French, in another language or with a letter off; a name that can be none.
#include <algorithm>
#include <array>

#include "program/names.h"
#include "program/search_text.h"
#include "program/slip_context.h"

namespace lunabloc::program::words {
namespace {

using enum SyntaxKind;

// A word, and Lua's word for it.
struct Meaning {
  std::string_view word;
  std::string_view lua;
};

constexpr std::array kFrench = {
    Meaning{"si", "if"},           Meaning{"alors", "then"},       Meaning{"sinon", "else"},      Meaning{"sinonsi", "elseif"},
    Meaning{"fin", "end"},         Meaning{"finsi", "end"},        Meaning{"finpour", "end"},     Meaning{"fintantque", "end"},
    Meaning{"tantque", "while"},   Meaning{"tant", "while"},       Meaning{"pour", "for"},        Meaning{"faire", "do"},
    Meaning{"repeter", "repeat"},  Meaning{"repete", "repeat"},    Meaning{"jusque", "until"},    Meaning{"fonction", "function"},
    Meaning{"retourner", "return"}, Meaning{"retourne", "return"}, Meaning{"renvoyer", "return"}, Meaning{"renvoie", "return"},
    Meaning{"et", "and"},          Meaning{"ou", "or"},            Meaning{"non", "not"},         Meaning{"dans", "in"},
};

constexpr std::array<std::string_view, 8> kDeclaring = {"let", "var", "const", "int", "float", "string", "bool", "double"};
constexpr std::array<std::string_view, 6> kFunction = {"def", "func", "fn", "fun", "sub", "proc"};
constexpr std::array<std::string_view, 4> kElseif = {"elsif", "elif", "elseIf", "ElseIf"};
constexpr std::array<std::string_view, 6> kEnd = {"endif", "endwhile", "endfor", "endfunction", "endIf", "EndIf"};
// What is called without parentheses by those who come from elsewhere.
constexpr std::array<std::string_view, 7> kFunctions = {"print", "say", "ask", "wait", "error", "tostring", "tonumber"};

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

using Lexeme = SlipContext::Lexeme;

// The words at which the fault may be: the value that is alone, else the token at which Lua stops and the one before.
std::vector<std::ptrdiff_t> suspects(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement")) return {0, -1};
  const std::ptrdiff_t start = context.lone_start();
  return start == 0 ? std::vector<std::ptrdiff_t>{} : std::vector<std::ptrdiff_t>{start, 0};
}

// A name at the fault that the program itself does not use for anything.
bool is_stray_name(const SlipContext& context, std::ptrdiff_t index) {
  const Lexeme& one = context.at(index);
  if (!one.is_name() || context.gives(one.text) || context.calls(one.text)) return false;
  const Lexeme& before = context.at(index - 1);
  const bool is_part = (before.is(".") || before.is(":")) && context.touch(index - 1);
  const Lexeme& after = context.at(index + 1);
  return !is_part && !after.is(".") && !after.is("=") && !after.is("(");
}

// A whole word, with the letters that are none of Lua's: "répéter".
TextRange whole_word(const SlipContext& context, std::ptrdiff_t index) {
  const auto is_part = [&](std::ptrdiff_t i) {
    const Lexeme& one = context.at(i);
    return one.is_name() || (one.kind == garbage && one.text.size() == 2 && one.text[0] == '\xC3');
  };
  if (!is_part(index)) return {};
  std::ptrdiff_t from = index, to = index;
  while (is_part(from - 1) && context.touch(from - 1)) --from;
  while (is_part(to + 1) && context.touch(to)) ++to;
  return {context.at(from).range.start, context.at(to).range.end};
}

std::string_view keyword_of_other_case(std::string_view word) {
  const std::string lower = folded(word);
  if (lower == word || !is_reserved_word(lower)) return {};
  for (std::size_t kind = 0; kind < kSyntaxKindCount; ++kind)
    if (is_keyword(static_cast<SyntaxKind>(kind)) && kSyntaxKindTexts[kind] == lower) return kSyntaxKindTexts[kind];
  return {};
}

// Short keywords are close to many names, so of those only two exchanged letters count.
std::string_view keyword_near(std::string_view word) {
  constexpr std::size_t kLong = 4;
  for (std::size_t i = 0; i < kSyntaxKindCount; ++i) {
    const std::string_view keyword = kSyntaxKindTexts[i];
    if (!is_keyword(static_cast<SyntaxKind>(i)) || keyword.size() < 3 || !one_slip_apart(word, keyword)) continue;
    if (keyword.size() >= kLong && word.size() >= kLong) return keyword;
    std::string one(word), other(keyword);
    std::sort(one.begin(), one.end());
    std::sort(other.begin(), other.end());
    if (one == other) return keyword;
  }
  return {};
}

Slip told_word(const SlipContext& context, TextRange range, std::string_view lua) {
  return {range, {{"nom", std::string(context.text(range))}, {"proche", std::string(lua)}}};
}

template <std::size_t n>
std::optional<Slip> one_of(const SlipContext& context, const std::array<std::string_view, n>& words, std::string_view lua) {
  for (const std::ptrdiff_t index : suspects(context))
    if (holds(words, context.at(index).text) && is_stray_name(context, index)) return told_word(context, context.at(index).range, lua);
  return std::nullopt;
}

bool is_function_name(const SlipContext& context, std::string_view words) {
  return words.find('.') != std::string_view::npos || holds(kFunctions, words) || context.calls(words);
}

}  // namespace

std::optional<Slip> french_word(const SlipContext& context) {
  for (const std::ptrdiff_t index : suspects(context)) {
    const TextRange word = whole_word(context, index);
    const std::string plain = folded(context.text(word));
    const auto found = std::find_if(kFrench.begin(), kFrench.end(), [&](const Meaning& one) { return one.word == plain; });
    if (word.empty() || found == kFrench.end()) continue;
    const bool has_accent = context.text(word).size() != plain.size();
    if (has_accent || is_stray_name(context, index)) return told_word(context, word, found->lua);
  }
  return std::nullopt;
}

std::optional<Slip> declaring_word(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement") || !context.at(0).is_name() || !context.same_line(-1)) return std::nullopt;
  return one_of(context, kDeclaring, "local");
}

std::optional<Slip> function_word(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement") || !context.at(0).is_name() || !context.at(1).is("(")) return std::nullopt;
  return one_of(context, kFunction, "function");
}

std::optional<Slip> elseif_word(const SlipContext& context) { return one_of(context, kElseif, "elseif"); }

std::optional<Slip> end_word(const SlipContext& context) {
  if (std::optional<Slip> slip = one_of(context, kEnd, "end")) return slip;
  // "end if": for Lua a new `if` begins there.
  for (std::ptrdiff_t i = 0; i > context.first(); --i) {
    const SyntaxKind kind = context.at(i).kind;
    const bool opener = kind == kw_if || kind == kw_while || kind == kw_for || kind == kw_function;
    const bool alone = context.at(i - 1).kind == kw_end && context.same_line(i - 1) && context.ends_line(i);
    if (!opener || !alone) continue;
    const TextRange range{context.at(i - 1).range.start, context.at(i).range.end};
    return told_word(context, range, "end");
  }
  return std::nullopt;
}

std::optional<Slip> capital_letter(const SlipContext& context) {
  for (const std::ptrdiff_t index : suspects(context)) {
    const std::string_view keyword = keyword_of_other_case(context.at(index).text);
    if (!keyword.empty() && context.at(index).is_name() && !context.gives(context.at(index).text))
      return told_word(context, context.at(index).range, keyword);
  }
  return std::nullopt;
}

std::optional<Slip> misspelt_keyword(const SlipContext& context) {
  for (const std::ptrdiff_t index : suspects(context)) {
    if (!is_stray_name(context, index)) continue;
    const std::string_view keyword = keyword_near(context.at(index).text);
    if (!keyword.empty()) return told_word(context, context.at(index).range, keyword);
  }
  return std::nullopt;
}

std::optional<Slip> reserved_name(const SlipContext& context) {
  const Lexeme& at = context.at(0);
  if (!is_keyword(at.kind)) return std::nullopt;
  const SyntaxKind before = context.at(-1).kind;
  const bool named = context.told("syntax.expected_name") && context.same_line(-1) &&
                     (before == kw_local || before == kw_function || before == kw_for || before == dot || before == comma);
  const bool assigned = context.begins_line(0) && context.at(1).is("=") && context.same_line(0);
  if (!named && !assigned) return std::nullopt;
  return context.here({{"nom", std::string(at.text)}, {"proche", std::string(at.text) + "_1"}});
}

std::optional<Slip> name_with_space(const SlipContext& context) {
  const Lexeme& one = context.at(-1);
  const Lexeme& other = context.at(0);
  if (!one.is_name() || !other.is_name() || !context.same_line(-1)) return std::nullopt;
  const bool assigned = context.told("syntax.not_a_statement") && context.lone_words() == one.text && context.at(1).is("=");
  const bool function = context.at(-2).kind == kw_function && context.at(1).is("(");
  if (!assigned && !function) return std::nullopt;
  return Slip{{one.range.start, other.range.end},
              {{"nom", std::string(one.text) + " " + std::string(other.text)}, {"proche", std::string(one.text) + "_" + std::string(other.text)}}};
}

std::optional<Slip> name_with_hyphen(const SlipContext& context) {
  const Lexeme& one = context.at(-1);
  const Lexeme& other = context.at(1);
  if (!context.at(0).is("-") || !one.is_name() || !other.is_name() || !context.same_line(-1) || !context.same_line(0)) return std::nullopt;
  const bool assigned = context.told("syntax.not_a_statement") && context.lone_words() == one.text && context.at(2).is("=");
  const bool function = context.at(-2).kind == kw_function && context.at(2).is("(");
  if (!assigned && !function) return std::nullopt;
  return Slip{{one.range.start, other.range.end},
              {{"nom", std::string(context.text({one.range.start, other.range.end}))}, {"proche", std::string(one.text) + "_" + std::string(other.text)}}};
}

std::optional<Slip> call_without_parentheses(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement") || !is_function_name(context, context.lone_words())) return std::nullopt;
  const std::ptrdiff_t start = context.lone_start();
  const bool is_alone = start != 0 && context.begins_line(start) && context.ends_line(-1) && context.at(-1).is_name();
  if (!is_alone) return std::nullopt;
  return Slip{{context.at(start).range.start, context.at(-1).range.end}, {{"nom", std::string(context.lone_words())}}};
}

std::optional<Slip> argument_without_parentheses(const SlipContext& context) {
  if (!context.told("syntax.not_a_statement") || !context.at(-1).is_name() || !context.same_line(-1)) return std::nullopt;
  const std::ptrdiff_t start = context.lone_start();
  if (start == 0 || !is_function_name(context, context.lone_words())) return std::nullopt;
  // What is given ends the line: a value, or a number below zero.
  const std::ptrdiff_t last = context.at(0).is("-") && context.at(1).is_number() ? 1 : 0;
  if (!context.at(last).ends_value() || context.at(last).is(")") || !context.ends_line(last)) return std::nullopt;
  const std::string given(context.text({context.at(0).range.start, context.at(last).range.end}));
  return Slip{{context.at(start).range.start, context.at(last).range.end},
              {{"nom", std::string(context.lone_words())}, {"trouve", given.substr(0, 24)}}};
}

std::optional<Slip> missing_equals(const SlipContext& context) {
  const Lexeme& name = context.at(-1);
  const bool value = context.at(0).is_number() || context.at(0).is("{");
  if (!name.is_name() || !value || !context.same_line(-1)) return std::nullopt;
  const bool local = context.at(-2).kind == kw_local && context.told("syntax.unexpected");
  const bool alone = context.told("syntax.not_a_statement") && context.lone_words() == name.text && context.begins_line(-1) &&
                     context.ends_line(0) && !is_function_name(context, name.text);
  if (!local && !alone) return std::nullopt;
  return Slip{{name.range.start, context.at(0).range.end}, {{"nom", std::string(name.text)}, {"trouve", std::string(context.at(0).text)}}};
}

}  // namespace lunabloc::program::words
