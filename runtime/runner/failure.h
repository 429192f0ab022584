// What Lua says when a program cannot go on, in words for a child: a message's id, what fills it, and the statement.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runner/context.h"

namespace lunabloc::runner {

struct Told {
  std::string_view message;
  std::vector<std::pair<std::string, std::string>> fillings;
};

// From Lua's own sentence, without its place: "attempt to index a nil value (global 'x')".
Told told(std::string_view lua);

// Ends the run from inside Lua's allocator: calls without end, when it is they that fill the memory.
[[noreturn]] void report_full_memory(Context& context);

// Ends the run: the thread's error, with its stack still there. Memory that has run out ends it as "limit".
[[noreturn]] void report_failure(Context& context, lua_State* thread, int status);

}  // namespace lunabloc::runner
