// Typed views of nodes: what a construct is made of, by name. Every part may be missing: a view answers with an empty
// Syntax, an empty list, or a missing_expression, and never fails.
//
//   if (const WhileStatement loop{syntax}) … loop.condition() … loop.body()
//
// A view is made of a Syntax of its kind; of any other it is false.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "program/cursor.h"

namespace lunabloc::program {

template <SyntaxKind... kinds>
class View {
 public:
  View() = default;
  explicit View(Syntax syntax) : syntax_(((syntax.kind() == kinds) || ...) ? syntax : Syntax()) {}
  explicit operator bool() const { return static_cast<bool>(syntax_); }
  const Syntax& syntax() const { return syntax_; }

 protected:
  Syntax syntax_;
};

// The children that are expressions, in order; with `after`, only those after the first token of that kind.
inline std::vector<Syntax> expressions_of(const Syntax& syntax, SyntaxKind after = SyntaxKind::missing) {
  std::vector<Syntax> result;
  bool counts = after == SyntaxKind::missing;
  for (const Syntax part : syntax.children()) {
    if (part.kind() == after && part.is_token()) counts = true;
    if (counts && is_expression(part.kind())) result.push_back(part);
  }
  return result;
}
inline std::vector<Syntax> children_of(const Syntax& syntax, SyntaxKind kind) {
  std::vector<Syntax> result;
  for (const Syntax part : syntax.children()) {
    if (part.kind() == kind) result.push_back(part);
  }
  return result;
}
// The statements of a block, comment_statement and skipped included.
inline std::vector<Syntax> statements_of(const Syntax& block) {
  std::vector<Syntax> result;
  for (const Syntax part : block.children()) {
    if (is_statement(part.kind())) result.push_back(part);
  }
  return result;
}
// The comments that are direct children: those above a statement, at its end, and after the word that opens its body.
inline std::vector<Syntax> comments_of(const Syntax& syntax) { return children_of(syntax, SyntaxKind::comment); }
// A comment's words, without dashes, long brackets, and the space at both ends.
std::string_view words_of_comment(const Syntax& comment);

struct File : View<SyntaxKind::file> {
  using View::View;
  Syntax block() const { return syntax_.child(SyntaxKind::block); }
};

// ---- statements -----------------------------------------------------------------------------------------------

struct Assignment : View<SyntaxKind::assignment> {
  using View::View;
  std::vector<Syntax> targets() const {
    std::vector<Syntax> result;
    for (const Syntax part : syntax_.children()) {
      if (part.kind() == SyntaxKind::equal) break;
      if (is_expression(part.kind())) result.push_back(part);
    }
    return result;
  }
  std::vector<Syntax> values() const { return expressions_of(syntax_, SyntaxKind::equal); }
};

struct CallStatement : View<SyntaxKind::call_statement> {
  using View::View;
  Syntax call() const { return syntax_.expression(); }
};

struct LabelStatement : View<SyntaxKind::label_statement> {
  using View::View;
  Syntax name() const { return syntax_.child(SyntaxKind::name); }
};

struct GotoStatement : View<SyntaxKind::goto_statement> {
  using View::View;
  Syntax name() const { return syntax_.child(SyntaxKind::name); }
};

struct DoStatement : View<SyntaxKind::do_statement> {
  using View::View;
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
};

struct WhileStatement : View<SyntaxKind::while_statement> {
  using View::View;
  Syntax condition() const { return syntax_.expression(); }
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
};

struct RepeatStatement : View<SyntaxKind::repeat_statement> {
  using View::View;
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
  Syntax condition() const { return syntax_.expression(); }
};

// One arm of `if`: the statement itself (its first arm) or an elseif_clause.
struct Arm {
  Syntax syntax;
  Syntax condition() const { return syntax.expression(); }
  Syntax body() const { return syntax.child(SyntaxKind::block); }
};

struct IfStatement : View<SyntaxKind::if_statement> {
  using View::View;
  Syntax condition() const { return syntax_.expression(); }
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
  std::vector<Arm> arms() const {  // `if` and each `elseif`
    std::vector<Arm> result{{syntax_}};
    for (const Syntax& clause : children_of(syntax_, SyntaxKind::elseif_clause)) result.push_back({clause});
    return result;
  }
  Syntax else_clause() const { return syntax_.child(SyntaxKind::else_clause); }
  Syntax else_body() const { return else_clause().child(SyntaxKind::block); }
};

struct NumericFor : View<SyntaxKind::numeric_for> {
  using View::View;
  Syntax variable() const { return syntax_.child(SyntaxKind::loop_variable).child(SyntaxKind::name); }
  Syntax from() const { return syntax_.expression(0); }
  Syntax to() const { return syntax_.expression(1); }
  Syntax step() const { return syntax_.expression(2); }  // empty when not written
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
};

struct GenericFor : View<SyntaxKind::generic_for> {
  using View::View;
  std::vector<Syntax> variables() const { return children_of(syntax_, SyntaxKind::loop_variable); }
  std::vector<Syntax> expressions() const { return expressions_of(syntax_); }
  Syntax body() const { return syntax_.child(SyntaxKind::block); }
};

struct FunctionBody : View<SyntaxKind::function_body> {
  using View::View;
  Syntax parameters() const { return syntax_.child(SyntaxKind::parameters); }
  // Nodes of kind parameter and vararg_parameter.
  std::vector<Syntax> parameter_list() const {
    std::vector<Syntax> result;
    for (const Syntax part : parameters().children()) {
      if (part.kind() == SyntaxKind::parameter || part.kind() == SyntaxKind::vararg_parameter) result.push_back(part);
    }
    return result;
  }
  bool is_vararg() const { return static_cast<bool>(parameters().child(SyntaxKind::vararg_parameter)); }
  Syntax block() const { return syntax_.child(SyntaxKind::block); }
};

// `function a.b:c() … end`, `local function f() … end` and `function() … end`.
struct Function
    : View<SyntaxKind::function_statement, SyntaxKind::local_function, SyntaxKind::function_expression> {
  using View::View;
  // A function_name node, or the name token of a local function; empty in an expression.
  Syntax name() const {
    return syntax_.kind() == SyntaxKind::local_function ? syntax_.child(SyntaxKind::name)
                                                        : syntax_.child(SyntaxKind::function_name);
  }
  bool is_method() const { return static_cast<bool>(name().child(SyntaxKind::colon)); }
  FunctionBody body() const { return FunctionBody(syntax_.child(SyntaxKind::function_body)); }
};

struct LocalStatement : View<SyntaxKind::local_statement> {
  using View::View;
  std::vector<Syntax> names() const { return children_of(syntax_, SyntaxKind::local_name); }  // local_name nodes
  std::vector<Syntax> values() const { return expressions_of(syntax_); }
};

struct LocalName : View<SyntaxKind::local_name> {
  using View::View;
  Syntax name() const { return syntax_.child(SyntaxKind::name); }
  Syntax attribute() const { return syntax_.child(SyntaxKind::attribute).child(SyntaxKind::name); }
};

struct ReturnStatement : View<SyntaxKind::return_statement> {
  using View::View;
  std::vector<Syntax> values() const { return expressions_of(syntax_); }
};

// ---- expressions ----------------------------------------------------------------------------------------------

struct FieldExpression : View<SyntaxKind::field_expression> {
  using View::View;
  Syntax object() const { return syntax_.expression(); }
  Syntax name() const { return syntax_.child(SyntaxKind::name); }
};

struct IndexExpression : View<SyntaxKind::index_expression> {
  using View::View;
  Syntax object() const { return syntax_.expression(0); }
  Syntax key() const { return syntax_.expression(1); }
};

struct Arguments : View<SyntaxKind::arguments> {
  using View::View;
  bool has_parentheses() const { return static_cast<bool>(syntax_.child(SyntaxKind::left_paren)); }
  std::vector<Syntax> values() const { return expressions_of(syntax_); }
};

// `f(x)` and `o:m(x)`.
struct Call : View<SyntaxKind::call_expression, SyntaxKind::method_call_expression> {
  using View::View;
  Syntax callee() const { return syntax_.expression(); }  // of a method: the object
  bool is_method() const { return syntax_.kind() == SyntaxKind::method_call_expression; }
  Syntax method() const { return is_method() ? syntax_.child(SyntaxKind::name) : Syntax(); }
  program::Arguments arguments() const { return program::Arguments(syntax_.child(SyntaxKind::arguments)); }
};

struct ParenthesizedExpression : View<SyntaxKind::parenthesized_expression> {
  using View::View;
  Syntax inner() const { return syntax_.expression(); }
};

struct BinaryExpression : View<SyntaxKind::binary_expression> {
  using View::View;
  Syntax left() const { return syntax_.expression(0); }
  Syntax right() const { return syntax_.expression(1); }
  // The operator's token; its kind says which.
  Syntax operator_token() const {
    for (const Syntax part : syntax_.children()) {
      if (part.is_token() && !is_trivia(part.kind())) return part;
    }
    return {};
  }
};

struct UnaryExpression : View<SyntaxKind::unary_expression> {
  using View::View;
  Syntax operator_token() const { return syntax_.first_token(); }
  Syntax operand() const { return syntax_.expression(); }
};

struct TableExpression : View<SyntaxKind::table_expression> {
  using View::View;
  // Nodes of kind list_field, named_field and keyed_field.
  std::vector<Syntax> fields() const {
    std::vector<Syntax> result;
    for (const Syntax part : syntax_.children()) {
      if (part.kind() == SyntaxKind::list_field || part.kind() == SyntaxKind::named_field ||
          part.kind() == SyntaxKind::keyed_field)
        result.push_back(part);
    }
    return result;
  }
};

struct NamedField : View<SyntaxKind::named_field> {
  using View::View;
  Syntax name() const { return syntax_.child(SyntaxKind::name); }
  Syntax value() const { return syntax_.expression(); }
};

struct KeyedField : View<SyntaxKind::keyed_field> {
  using View::View;
  Syntax key() const { return syntax_.expression(0); }
  Syntax value() const { return syntax_.expression(1); }
};

}  // namespace lunabloc::program
