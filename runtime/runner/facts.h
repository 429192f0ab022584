// What stood where a program failed, as plain facts: Lua's line, that of the caller, and the values of the names written
// there. What they mean is for the host to say (vm/slips.h).
#pragma once

#include <lua.hpp>
#include <string>
#include <vector>

#include "runner/context.h"

namespace lunabloc::runner {

// Fillings of an error event, named "line", "caller", "TYPE:NAME" (a value, as it is shown) and "length:NAME".
struct Fact {
  std::string name;
  std::string value;
};

// Of a thread that an error has ended, whose stack is still there. Reads raw: nothing of the program's runs.
std::vector<Fact> facts_of(const Context& context, lua_State* thread);

}  // namespace lunabloc::runner
