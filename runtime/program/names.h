// Every variable of a program: where its name stands, and which one is meant there.
//
// Fields, methods, labels and what is inside a skipped part are no variables. The rules of scope are Lua's: a local is
// in force after its statement, a local function in its own body, a loop's variable in the loop alone, the locals of a
// `repeat` in its condition too.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_range.h"
#include "program/tree.h"

namespace lunabloc::program {

struct Variable {
  enum class Kind { global, local, local_function, parameter, loop, self };  // self: what a method is given
  Kind kind = Kind::global;
  std::string_view name;
  TextRange declared;       // its first name; empty for a global and for `self`
  std::size_t function = 0; // the function that it belongs to: 0 is the file; meaningless for a global
  bool closes = false;      // <close>
  bool written = false;     // a value is given to it after its declaration
  bool captured = false;    // a function inside its own uses it
  bool is_global() const { return kind == Kind::global; }
};

struct NameUse {
  enum class Role { declares, reads, writes, calls, indexes };  // calls f(), indexes f.x f[x] f:x(): what a library is for
  TextRange range;
  std::size_t variable = 0;  // index in Names::variables
  std::size_t function = 0;  // in which it stands
  Role role = Role::reads;
};

struct Names {
  std::vector<Variable> variables;
  std::vector<NameUse> uses;  // in the order of the text

  const Variable& variable_of(const NameUse& use) const { return variables[use.variable]; }
  // The use that begins there; nullptr when none does.
  const NameUse* at(std::size_t offset) const;
};

// Borrows from the tree.
Names names_of(const Tree& tree);

bool is_reserved_word(std::string_view text);
bool is_name(std::string_view text);
// Why a person's word can be no name: "gesture.name_empty", "gesture.name_reserved" {nom}, "gesture.name_letters"
// {nom}{proche}, with a name close to it that can.
Result<void> check_name(std::string_view text);

}  // namespace lunabloc::program
