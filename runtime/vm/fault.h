// A run's error as the rows of slips.cpp look at it: what Lua said, taken apart; the place in the tree; the values there.
//
// Everything that came from the runner is text that nobody trusts: it is compared with the tree, never followed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/names.h"
#include "program/tree.h"
#include "trace/store.h"
#include "vm/known_names.h"

namespace lunabloc::vm {

struct Known {
  std::string type;                      // Lua's: "nil", "number", "string", "table"…
  std::string shown;
  std::optional<std::int64_t> length;    // of a table
};

class Fault {
 public:
  using Syntax = program::Syntax;
  using SyntaxKind = program::SyntaxKind;

  // What may have failed, and the operation around it.
  struct Candidate {
    Syntax operand, around;
  };

  // The trace has an error event.
  Fault(const trace::Trace& trace, std::string_view program, const KnownNames& known);
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;

  const program::Tree& tree() const { return tree_; }
  const program::Names& names() const { return names_; }
  const KnownNames& known() const { return known_; }
  const std::string& message() const { return message_; }  // the runner's id
  std::string_view filling(std::string_view name) const;
  const std::string& lua() const { return lua_; }           // Lua's own words
  bool said(std::string_view words) const { return lua_.find(words) != std::string::npos; }

  // "attempt to index a nil value (field 'x')": operation "index", type "nil", kind "field", name "x".
  const std::string& operation() const { return operation_; }
  const std::string& type() const { return type_; }
  const std::string& kind() const { return kind_; }
  const std::string& name() const { return name_; }
  bool fails(std::string_view operation, std::string_view type) const { return operation_ == operation && type_ == type; }
  bool is_variable() const { return kind_ == "global" || kind_ == "local" || kind_ == "upvalue"; }

  // The statement at work; empty when it is not known.
  const Syntax& statement() const { return statement_; }
  // What fails in it (the operand, the callee), when there is but one that fits; else empty.
  const Syntax& operand() const { return operand_; }
  // The call to a library function that fails, when there is but one that fits.
  const Syntax& call() const { return call_; }
  // The binary expression, call or index around the operand.
  const Syntax& around() const { return around_; }
  TextRange place() const;   // of the operand, else of the call, else of the statement
  std::uint32_t line() const { return line_; }      // Lua's; 0 when it is not known
  std::uint32_t caller() const { return caller_; }  // the line of the call of the function at work; 0 when it is not known
  std::uint32_t line_of(std::size_t offset) const;
  // The function whose body holds the statement; empty for the program itself.
  Syntax function() const;
  // Nodes from the file down to the statement.
  const program::Path& path() const { return path_; }

  // The value of a name at that point; null when it is not known.
  const Known* value(std::string_view name) const;
  const std::vector<std::pair<std::string, Known>>& values() const { return values_; }
  // The same, when it is a number.
  std::optional<double> number_named(std::string_view name) const;
  // A number that can be computed from what is known: literals, names, #t, + - *.
  std::optional<double> number(const Syntax& expression) const;
  // The variable that the name expression means; null when it is none.
  const program::Variable* variable(const Syntax& name) const;
  // That the name of the fault means, there.
  const program::Variable* variable() const;
  // Somewhere the program gives the name a value.
  bool gives(std::string_view name) const;

  // Everything in the tree of that kind, in the order of the text.
  std::vector<Syntax> all(SyntaxKind kind) const;
  std::vector<Syntax> all_in(const Syntax& top, SyntaxKind kind) const;
  // A function of the program by its name as written ("f", "t.f", "t:f"); empty when there is none, or several.
  program::Function function_named(std::string_view name) const;

 private:
  void read_event(const trace::Event& event);
  void read_words();
  bool read_text_calculation();
  void read_values(const trace::Trace& trace);
  void find_statement(std::uint32_t offset);
  void find_operand();
  void keep_past_end(std::vector<Candidate>& found) const;
  void find_call();
  bool counts(const Syntax& part) const;
  std::vector<Syntax> parts() const;

  program::Tree tree_;
  base::LineIndex lines_;
  program::Names names_;
  const KnownNames& known_;
  bool exact_ = false;
  std::string message_, lua_, operation_, type_, kind_, name_;
  Arguments fillings_;
  std::vector<std::pair<std::string, Known>> values_;
  std::optional<SyntaxKind> sign_;   // of the calculation, where Lua says it
  enum class Side { either, left, right } side_ = Side::either;
  std::uint32_t line_ = 0, caller_ = 0;
  program::Path path_;
  Syntax statement_, operand_, around_, call_;
};

// The text of an expression, not too long.
std::string written(const program::Syntax& syntax);
program::Syntax without_parentheses(program::Syntax syntax);
// The name gets a value there, be it its first.
bool writes(const program::NameUse& use);
// < > <= >=
bool is_order(program::SyntaxKind sign);

}  // namespace lunabloc::vm
