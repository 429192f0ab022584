// What Lua 5.4 says of a program that cannot go on: its machine (ldebug.c, lvm.c, ltable.c, ldo.c) and the libraries that a
// program has here, as they are filled for some value.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace lunabloc {

inline constexpr std::string_view kLuaSentences[] = {
    "attempt to call a nil value", "attempt to call a nil value (global 'f')", "attempt to call a number value (local 'n')",
    "attempt to call a table value (for iterator 'for iterator')", "attempt to index a nil value", "attempt to index a nil value (field '?')",
    "attempt to index a number value (local 'n')", "attempt to perform arithmetic on a nil value (global 'x')",
    "attempt to perform arithmetic on a table value", "attempt to add a 'string' with a 'number'", "attempt to idiv a 'nil' with a 'string'",
    "attempt to unm a 'string' with a 'string'", "attempt to perform bitwise operation on a nil value (local 'x')",
    "attempt to concatenate a nil value (local 'x')", "attempt to get length of a nil value (global 'x')",
    "attempt to compare number with nil", "attempt to compare two table values", "attempt to perform 'n//0'", "attempt to perform 'n%%0'",
    "attempt to yield from outside a coroutine", "attempt to yield across a C-call boundary",
    "number has no integer representation", "number (local 'x') has no integer representation",
    "bad 'for' initial value (number expected, got nil)", "bad 'for' limit (number expected, got string)",
    "bad 'for' step (number expected, got table)", "'for' step is zero", "table index is nil", "table index is NaN", "invalid key to 'next'",
    "table overflow", "string length overflow", "stack overflow", "C stack overflow", "error in error handling", "not enough memory",
    "'__index' chain too long; possibly a loop", "'__newindex' chain too long; possibly a loop", "'__tostring' must return a string",
    "cannot change a protected metatable", "object length is not an integer", "assertion failed!",
    "bad argument #1 to 'forward' (number expected, got no value)", "bad argument #2 to 'insert' (number expected, got string)",
    "bad argument #1 to 'insert' (table expected, got nil)", "bad argument #2 to 'insert' (position out of bounds)",
    "bad argument #1 to 'random' (interval is empty)", "bad argument #2 to 'random' (number has no integer representation)",
    "bad argument #1 to 'char' (value out of range)", "bad argument #2 to 'tonumber' (base out of range)",
    "bad argument #2 to 'format' (number expected, got nil)", "bad argument #2 to 'codepoint' (out of bounds)",
    "bad argument #1 to 'select' (index out of range)", "bad argument #2 to 'setmetatable' (nil or table expected)",
    "bad argument #1 to 'for iterator' (table expected, got nil)", "bad argument #1 to 'wrap' (function expected)",
    "bad argument #1 to 'len' (initial position out of bounds)", "bad argument #3 to 'unpack' (data string too short)",
    "bad argument #1 to 'collectgarbage' (only 'collect' and 'count' are available)", "calling 'forward' on bad self (number expected, got table)",
    "wrong number of arguments to 'insert'", "invalid order function for sorting", "array too big",
    "invalid value (at index 2) in table for 'concat'", "too many results to unpack", "too many elements to move",
    "malformed pattern (missing ']')", "malformed pattern (ends with '%')", "malformed pattern (missing arguments to '%b')",
    "missing '[' after '%f' in pattern", "invalid pattern capture", "unfinished capture", "invalid capture index", "invalid capture index %2",
    "too many captures", "pattern too complex", "invalid use of '%' in replacement string", "invalid replacement value (a table)",
    "invalid conversion '%y' to 'format'", "invalid format string to 'format'", "specifier '%q' cannot have modifiers",
    "'%p' is not available", "string contains zeros", "value has no literal form", "resulting string too large", "string slice too long",
    "too many arguments to 'select'", "variable-length format", "format result too large", "integral size (20) out of limits [1,16]",
    "invalid UTF-8 code", "initial position is a continuation byte", "cannot resume dead coroutine", "cannot resume non-suspended coroutine",
    "metatables with '__gc' are not available", "'__call' must be a function",
};

// Those that runner/failure.cpp has words for by how they begin; of the others the host says more, or anything at all.
inline bool is_told_by_runner(std::string_view sentence) {
  constexpr std::array<std::string_view, 5> kBegins = {"attempt to ", "bad argument", "bad 'for' ", "calling '", "not enough memory"};
  const bool overflow = sentence.find("stack overflow") != std::string_view::npos;
  return overflow || std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begins) { return sentence.starts_with(begins); });
}

}  // namespace lunabloc
