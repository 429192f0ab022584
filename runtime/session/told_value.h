// What an expression of the program gives on values that a trace tells: total, without side effects, without Lua.
//
// A trace tells numbers, truth and texts whole, and of a list or a table what is shown of it: "{3, 8, 12}", cut when it
// is long. What cannot be known from that is never guessed: the error says why.
// The signs are Lua's (manual §3.4), except that texts are not turned into numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "program/cursor.h"
#include "trace/event.h"

namespace lunabloc::session {

// What an event tells of a value.
struct Told {
  trace::Value value;                  // of a list or a table: a text, as it is shown
  bool is_list = false;
  std::optional<std::int64_t> length;  // of a list, when it is known
};
Told told_by(const trace::Event& variable);

// Errors: "told.unknown" {nom} when the trace has told no value of the name, "told.several" {nom} when the name may mean
// several variables.
using ValueOfName = std::function<Result<Told>(const program::Syntax& name)>;

// Errors: those of the names; "told.cut" {valeur} when more would have to be known than is shown; "told.unlike" {signe}
// when the sign does not go with the values; "told.by_zero"; "told.form" {texte} for what is not known from values
// alone: calls, functions, lists written in place.
Result<Told> value_of(const program::Syntax& expression, const ValueOfName& names);

// As Lua takes a condition.
bool is_true(const Told& told);

// Parts of what is shown of a list or a table. Errors: "told.cut", "told.unlike".
Result<Told> element_of(const Told& list, const trace::Value& key);

// The value of a number as Lua reads it.
trace::Value value_of_number(std::string_view lua);

}  // namespace lunabloc::session
