// What the rows of slips.cpp look at: the tokens of the text, and the one at which Lua stops.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "program/lexer.h"
#include "program/slips.h"
#include "program/tree.h"

namespace lunabloc::program {

// A recognised slip: where it stands, and what fills its words.
struct Slip {
  TextRange range;
  base::Arguments arguments;
};

class SlipContext {
 public:
  struct Lexeme {
    SyntaxKind kind = SyntaxKind::end_of_file;
    bool wrong = false;
    TextRange range;
    std::uint32_t line = 0;
    std::string_view text;

    bool is(std::string_view written) const { return text == written; }
    bool is_name() const { return kind == SyntaxKind::name; }
    bool is_number() const { return kind == SyntaxKind::number; }
    bool is_text() const { return kind == SyntaxKind::short_string || kind == SyntaxKind::long_string; }
    bool begins_value() const { return is_name() || is_number() || is_text(); }
    bool ends_value() const;
  };

  SlipContext(const Tree& tree, const Diagnostic& diagnostic);

  const Tree& tree() const { return tree_; }
  const Diagnostic& diagnostic() const { return diagnostic_; }
  bool told(std::string_view message) const { return diagnostic_.message == message; }
  // What the diagnostic is filled with; empty when it has no such filling.
  std::string_view filling(std::string_view name) const;
  // A keyword or a sign lacks, at the end of the text or before.
  bool lacks(std::string_view spelling) const;

  // The token at which Lua stops is at(0), the one before at(-1); past both ends the end of the file. Comments and
  // blanks are left out, what is no Lua at all is kept.
  const Lexeme& at(std::ptrdiff_t from_stop) const;
  std::ptrdiff_t first() const { return -static_cast<std::ptrdiff_t>(stop_); }
  // Without a blank between.
  bool touch(std::ptrdiff_t left) const { return at(left).range.end == at(left + 1).range.start; }
  bool same_line(std::ptrdiff_t left) const { return at(left).line == at(left + 1).line; }
  bool begins_line(std::ptrdiff_t index) const { return index == first() || at(index - 1).line != at(index).line; }
  bool ends_line(std::ptrdiff_t index) const { return at(index + 1).line != at(index).line || at(index + 1).kind == SyntaxKind::end_of_file; }
  // The signs that touch each other around a token, as one.
  TextRange run_of_signs(std::ptrdiff_t index) const;
  std::string_view text(TextRange range) const;

  // Somewhere the program gives the name a value, or calls it.
  bool gives(std::string_view name) const;
  bool calls(std::string_view name) const;

  Slip here(base::Arguments arguments = {}) const { return {at(0).range, std::move(arguments)}; }
  // Of a statement that is a value alone: its words, and the index of its first token.
  std::string_view lone_words() const { return filling("texte"); }
  std::ptrdiff_t lone_start() const;

 private:
  const Tree& tree_;
  const Diagnostic& diagnostic_;
  std::vector<Lexeme> tokens_;
  std::size_t stop_ = 0;
  Lexeme end_;
};

// The rows' functions, by what they look at. Each gives nothing when it is not sure.
using Recognise = std::optional<Slip> (*)(const SlipContext&);

namespace signs {
std::optional<Slip> equals_in_condition(const SlipContext& context);
std::optional<Slip> foreign_sign(const SlipContext& context);
std::optional<Slip> compound_assignment(const SlipContext& context);
std::optional<Slip> increment(const SlipContext& context);
std::optional<Slip> comparison_alone(const SlipContext& context);
std::optional<Slip> typographic_quote(const SlipContext& context);
std::optional<Slip> accented_name(const SlipContext& context);
std::optional<Slip> decimal_comma(const SlipContext& context);
std::optional<Slip> digit_first(const SlipContext& context);
std::optional<Slip> unit(const SlipContext& context);
std::optional<Slip> missing_times(const SlipContext& context);
std::optional<Slip> foreign_comment(const SlipContext& context);
std::optional<Slip> square_list(const SlipContext& context);
std::optional<Slip> dot_number(const SlipContext& context);
std::optional<Slip> dots_in_for(const SlipContext& context);
std::optional<Slip> apostrophe(const SlipContext& context);
}  // namespace signs

namespace words {
std::optional<Slip> french_word(const SlipContext& context);
std::optional<Slip> declaring_word(const SlipContext& context);
std::optional<Slip> function_word(const SlipContext& context);
std::optional<Slip> elseif_word(const SlipContext& context);
std::optional<Slip> end_word(const SlipContext& context);
std::optional<Slip> capital_letter(const SlipContext& context);
std::optional<Slip> misspelt_keyword(const SlipContext& context);
std::optional<Slip> reserved_name(const SlipContext& context);
std::optional<Slip> name_with_space(const SlipContext& context);
std::optional<Slip> name_with_hyphen(const SlipContext& context);
std::optional<Slip> call_without_parentheses(const SlipContext& context);
std::optional<Slip> argument_without_parentheses(const SlipContext& context);
std::optional<Slip> missing_equals(const SlipContext& context);
}  // namespace words

namespace shapes {
std::optional<Slip> braces(const SlipContext& context);
std::optional<Slip> colon_block(const SlipContext& context);
std::optional<Slip> other_opener(const SlipContext& context);
std::optional<Slip> missing_then(const SlipContext& context);
std::optional<Slip> missing_do(const SlipContext& context);
std::optional<Slip> else_if(const SlipContext& context);
std::optional<Slip> missing_end(const SlipContext& context);
std::optional<Slip> function_without_name(const SlipContext& context);
std::optional<Slip> for_of_c(const SlipContext& context);
std::optional<Slip> for_to(const SlipContext& context);
std::optional<Slip> for_without_end(const SlipContext& context);
std::optional<Slip> extra_parenthesis(const SlipContext& context);
std::optional<Slip> unclosed_bracket(const SlipContext& context);
std::optional<Slip> missing_concat(const SlipContext& context);
std::optional<Slip> missing_comma(const SlipContext& context);
std::optional<Slip> reversed_assignment(const SlipContext& context);
}  // namespace shapes

}  // namespace lunabloc::program
