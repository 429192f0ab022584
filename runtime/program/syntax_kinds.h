// The kinds of leaves and nodes of the tree: one row each; names, spellings and tests for kinds come from the rows.
//
// The order is written nowhere outside the process, so rows may move.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lunabloc::program {

// Leaves. What separates tokens (trivia) stands first; `missing` has no bytes and stands where a part should be.
#define LUNABLOC_TRIVIA_KINDS(ROW) \
  ROW(byte_order_mark, "")         \
  ROW(first_line, "")              \
  ROW(space, "")                   \
  ROW(newline, "")                 \
  ROW(line_comment, "")            \
  ROW(long_comment, "")            \
  ROW(garbage, "")

#define LUNABLOC_KEYWORDS(ROW)  \
  ROW(kw_and, "and")            \
  ROW(kw_break, "break")        \
  ROW(kw_do, "do")              \
  ROW(kw_else, "else")          \
  ROW(kw_elseif, "elseif")      \
  ROW(kw_end, "end")            \
  ROW(kw_false, "false")        \
  ROW(kw_for, "for")            \
  ROW(kw_function, "function")  \
  ROW(kw_goto, "goto")          \
  ROW(kw_if, "if")              \
  ROW(kw_in, "in")              \
  ROW(kw_local, "local")        \
  ROW(kw_nil, "nil")            \
  ROW(kw_not, "not")            \
  ROW(kw_or, "or")              \
  ROW(kw_repeat, "repeat")      \
  ROW(kw_return, "return")      \
  ROW(kw_then, "then")          \
  ROW(kw_true, "true")          \
  ROW(kw_until, "until")        \
  ROW(kw_while, "while")

#define LUNABLOC_SIGNS(ROW)      \
  ROW(plus, "+")                 \
  ROW(minus, "-")                \
  ROW(star, "*")                 \
  ROW(slash, "/")                \
  ROW(double_slash, "//")        \
  ROW(percent, "%")              \
  ROW(caret, "^")                \
  ROW(hash, "#")                 \
  ROW(ampersand, "&")            \
  ROW(tilde, "~")                \
  ROW(pipe, "|")                 \
  ROW(shift_left, "<<")          \
  ROW(shift_right, ">>")         \
  ROW(equal_equal, "==")         \
  ROW(tilde_equal, "~=")         \
  ROW(less_equal, "<=")          \
  ROW(greater_equal, ">=")       \
  ROW(less, "<")                 \
  ROW(greater, ">")              \
  ROW(equal, "=")                \
  ROW(left_paren, "(")           \
  ROW(right_paren, ")")          \
  ROW(left_brace, "{")           \
  ROW(right_brace, "}")          \
  ROW(left_bracket, "[")         \
  ROW(right_bracket, "]")        \
  ROW(double_colon, "::")        \
  ROW(semicolon, ";")            \
  ROW(colon, ":")                \
  ROW(comma, ",")                \
  ROW(dot, ".")                  \
  ROW(concat, "..")              \
  ROW(ellipsis, "...")

#define LUNABLOC_VALUE_TOKENS(ROW) \
  ROW(name, "")                    \
  ROW(number, "")                  \
  ROW(short_string, "")            \
  ROW(long_string, "")             \
  ROW(end_of_file, "")             \
  ROW(missing, "")

// Nodes. A statement's own trivia are its children: the comments above it, and those at the end of its last line.
#define LUNABLOC_STATEMENT_KINDS(ROW)                                                   \
  ROW(empty_statement, ";")                                                             \
  ROW(assignment, "targets = values")                                                   \
  ROW(call_statement, "a call")                                                         \
  ROW(expression_statement, "an expression that is no statement; broken")               \
  ROW(label_statement, "::name::")                                                      \
  ROW(break_statement, "break")                                                         \
  ROW(goto_statement, "goto name")                                                      \
  ROW(do_statement, "do block end")                                                     \
  ROW(while_statement, "while condition do block end")                                  \
  ROW(repeat_statement, "repeat block until condition")                                 \
  ROW(if_statement, "if condition then block elseif_clause… else_clause? end")          \
  ROW(numeric_for, "for loop_variable = from, to[, step] do block end")                 \
  ROW(generic_for, "for loop_variable… in expressions do block end")                    \
  ROW(function_statement, "function function_name function_body")                       \
  ROW(local_function, "local function name function_body")                              \
  ROW(local_statement, "local local_name… [= values]")                                  \
  ROW(return_statement, "return values")                                                \
  ROW(comment_statement, "comments that belong to no statement")                        \
  ROW(skipped, "tokens that fit nowhere; also inside brackets and expressions")

#define LUNABLOC_EXPRESSION_KINDS(ROW)                                                  \
  ROW(nil_expression, "nil")                                                            \
  ROW(false_expression, "false")                                                        \
  ROW(true_expression, "true")                                                          \
  ROW(number_expression, "a number")                                                    \
  ROW(string_expression, "a string")                                                    \
  ROW(vararg_expression, "...")                                                         \
  ROW(function_expression, "function function_body")                                    \
  ROW(name_expression, "a name")                                                        \
  ROW(field_expression, "expression . name")                                            \
  ROW(index_expression, "expression [ expression ]")                                    \
  ROW(call_expression, "expression arguments")                                          \
  ROW(method_call_expression, "expression : name arguments")                            \
  ROW(parenthesized_expression, "( expression )")                                       \
  ROW(binary_expression, "expression operator expression")                              \
  ROW(unary_expression, "operator expression")                                          \
  ROW(table_expression, "{ fields and separators }")                                    \
  ROW(missing_expression, "nothing yet, where an expression must stand")

#define LUNABLOC_PART_KINDS(ROW)                                                        \
  ROW(file, "[byte order mark] [first line] block")                                     \
  ROW(block, "statements and what stands between them, up to the word that closes it")  \
  ROW(comment, "one comment token")                                                     \
  ROW(elseif_clause, "elseif condition then block")                                     \
  ROW(else_clause, "else block")                                                        \
  ROW(local_name, "name [attribute]")                                                   \
  ROW(attribute, "< name >")                                                            \
  ROW(loop_variable, "name")                                                            \
  ROW(function_name, "name[.name…][:name]")                                             \
  ROW(function_body, "parameters block end")                                            \
  ROW(parameters, "( parameter, … )")                                                   \
  ROW(parameter, "name")                                                                \
  ROW(vararg_parameter, "...")                                                          \
  ROW(arguments, "( expressions ), a string_expression or a table_expression")          \
  ROW(list_field, "expression")                                                         \
  ROW(named_field, "name = expression")                                                 \
  ROW(keyed_field, "[ expression ] = expression")

#define LUNABLOC_SYNTAX_KINDS(ROW) \
  LUNABLOC_TRIVIA_KINDS(ROW)       \
  LUNABLOC_KEYWORDS(ROW)           \
  LUNABLOC_SIGNS(ROW)              \
  LUNABLOC_VALUE_TOKENS(ROW)       \
  LUNABLOC_STATEMENT_KINDS(ROW)    \
  LUNABLOC_EXPRESSION_KINDS(ROW)   \
  LUNABLOC_PART_KINDS(ROW)

enum class SyntaxKind : std::uint8_t {
#define LUNABLOC_ROW(kind, text) kind,
  LUNABLOC_SYNTAX_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

#define LUNABLOC_ROW(kind, text) +1
inline constexpr std::size_t kSyntaxKindCount = 0 LUNABLOC_SYNTAX_KINDS(LUNABLOC_ROW);
#undef LUNABLOC_ROW

inline constexpr std::array<std::string_view, kSyntaxKindCount> kSyntaxKindNames = {
#define LUNABLOC_ROW(kind, text) #kind,
    LUNABLOC_SYNTAX_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

inline constexpr std::array<std::string_view, kSyntaxKindCount> kSyntaxKindTexts = {
#define LUNABLOC_ROW(kind, text) text,
    LUNABLOC_SYNTAX_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

constexpr std::string_view name_of(SyntaxKind kind) { return kSyntaxKindNames[static_cast<std::size_t>(kind)]; }
// How a keyword or a sign is written; empty for leaves whose text varies.
constexpr std::string_view spelling_of(SyntaxKind kind) {
  return kind < SyntaxKind::name ? kSyntaxKindTexts[static_cast<std::size_t>(kind)] : std::string_view();
}

constexpr bool is_trivia(SyntaxKind kind) { return kind <= SyntaxKind::garbage; }
constexpr bool is_comment_token(SyntaxKind kind) {
  return kind == SyntaxKind::line_comment || kind == SyntaxKind::long_comment;
}
constexpr bool is_token(SyntaxKind kind) { return kind <= SyntaxKind::missing; }
constexpr bool is_keyword(SyntaxKind kind) { return SyntaxKind::kw_and <= kind && kind <= SyntaxKind::kw_while; }
constexpr bool is_sign(SyntaxKind kind) { return SyntaxKind::plus <= kind && kind <= SyntaxKind::ellipsis; }
constexpr bool is_statement(SyntaxKind kind) {
  return SyntaxKind::empty_statement <= kind && kind <= SyntaxKind::skipped;
}
constexpr bool is_expression(SyntaxKind kind) {
  return SyntaxKind::nil_expression <= kind && kind <= SyntaxKind::missing_expression;
}
constexpr bool is_comparison(SyntaxKind kind) {
  return SyntaxKind::equal_equal <= kind && kind <= SyntaxKind::greater;
}

}  // namespace lunabloc::program
