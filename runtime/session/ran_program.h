// A program that was run, as the events of its trace speak of it: which statement was at work, and which variable took
// the value that an event tells.
//
// An event tells a name and where the statement at work begins. What another function did in between (a parameter that
// it was given, the statement that goes on after a call) is found from the tree; where a name may mean several variables
// and the tree does not decide, nothing is said.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "program/cursor.h"
#include "program/names.h"
#include "program/tree.h"
#include "trace/event.h"

namespace lunabloc::session {

// What a statement gives a value to.
struct Gift {
  std::size_t variable = 0;   // index in Names::variables
  program::Syntax target;     // the name, or the element: `t[i]`, `t.x`
  program::Syntax value;      // the expression that stands for it; empty when there is none, or a call before gives it
  bool is_element = false;
};

class RanProgram {
 public:
  explicit RanProgram(program::Tree tree);

  const program::Tree& tree() const { return tree_; }
  const program::Names& names() const { return names_; }
  // The statement whose first word begins there; empty when none does.
  program::Syntax statement_at(std::size_t offset) const;
  std::vector<Gift> gifts_of(const program::Syntax& statement) const;

  std::optional<std::size_t> variable_of(const trace::Event& event) const;
  // What the name means in the statement that begins at the offset.
  std::optional<std::size_t> variable_named(std::string_view name, std::size_t statement) const;
  bool is_ambiguous(std::string_view name) const { return several_.contains(name); }
  // The function (a node of one of the three kinds) that the name is given to; empty when it is none, or one of several.
  program::Syntax function_named(std::string_view name) const;
  // The functions of which this is the first statement, and those in which it stands; empty: the file's own.
  program::Syntax function_begun_by(std::size_t offset) const;
  program::Syntax function_around(std::size_t offset) const;
  // It is what a block « quand… » (`when.start`, `when.key`…) does: nobody calls it.
  bool is_script(const program::Syntax& function) const { return scripts_.contains(function.start()); }

 private:
  std::vector<std::size_t> variables_named(std::string_view name) const;

  program::Tree tree_;
  program::Names names_;
  std::unordered_map<std::size_t, program::Syntax> statements_;       // by their first byte
  std::unordered_map<std::size_t, program::Syntax> around_, begun_;   // functions, by the first byte of a statement
  std::unordered_set<std::size_t> scripts_;                           // functions, by their first byte
  std::unordered_set<std::string_view> several_;                      // names of more than one variable
  std::unordered_map<std::string_view, program::Syntax> functions_;   // by the last word of their name
};

// The names of a function's parameters, `self` first in a method.
std::vector<std::string_view> parameters_of(const program::Syntax& function);

}  // namespace lunabloc::session
