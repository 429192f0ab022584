#include "runner/facts.h"

#include <algorithm>

#include "base/line_index.h"
#include "program/lexer.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

constexpr std::size_t kMostNames = 16;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kShownBytes = 64;

bool is_of_program(const lua_Debug& at) { return at.currentline > 0 && std::string_view(at.source) == "=program"; }

// The names of variables that are written between two bytes: no fields, no methods.
void add_names(std::string_view text, std::size_t start, std::size_t end, std::vector<std::string>& names) {
  bool is_part = false;
  for (std::size_t offset = start; offset < end && offset < text.size() && names.size() < kMostNames;) {
    const program::Token token = program::lex(text, offset);
    const std::string_view word = text.substr(offset, token.length);
    offset += token.length;
    if (program::is_trivia(token.kind)) continue;
    const bool counts = token.kind == program::SyntaxKind::name && !is_part && word.size() <= kLongestName;
    if (counts && std::find(names.begin(), names.end(), word) == names.end()) names.emplace_back(word);
    is_part = token.kind == program::SyntaxKind::dot || token.kind == program::SyntaxKind::colon;
  }
}

std::vector<std::string> names_at(const Context& context, std::uint32_t line) {
  const std::string_view text = context.order.program;
  const base::LineIndex lines(text);
  std::vector<std::string> names;
  add_names(text, lines.start_of(line), lines.start_of(line + 1), names);
  if (const ProgramMap::Statement* const statement = context.map.at(context.offset))
    add_names(text, statement->start, statement->end, names);
  return names;
}

// Pushes the local of that name that is in force in the frame, the last one declared.
bool push_local(lua_State* thread, const lua_Debug& frame, std::string_view name) {
  int found = 0;
  for (int n = 1; const char* const local = lua_getlocal(thread, &frame, n); ++n) {
    if (local == name) found = n;
    lua_pop(thread, 1);
  }
  return found > 0 && lua_getlocal(thread, &frame, found) != nullptr;
}

bool push_upvalue(lua_State* thread, lua_Debug& frame, std::string_view name) {
  lua_getinfo(thread, "f", &frame);
  const int function = lua_gettop(thread);
  for (int n = 1; const char* const upvalue = lua_getupvalue(thread, function, n); ++n) {
    if (upvalue == name) {
      lua_remove(thread, function);
      return true;
    }
    lua_pop(thread, 1);
  }
  lua_pop(thread, 1);
  return false;
}

void push_global(lua_State* thread, const std::string& name) {
  lua_pushglobaltable(thread);
  lua_pushlstring(thread, name.data(), name.size());
  lua_rawget(thread, -2);
  lua_remove(thread, -2);
}

std::string shown_value(lua_State* thread) {
  const int index = lua_gettop(thread);
  switch (lua_type(thread, index)) {
    case LUA_TNIL:
      return "nil";
    case LUA_TBOOLEAN:
      return lua_toboolean(thread, index) != 0 ? "true" : "false";
    case LUA_TNUMBER: {
      char digits[48];
      return {digits, write_number(thread, index, digits, sizeof digits)};
    }
    default:
      return std::string(Preview(thread, index, kShownBytes).text());
  }
}

}  // namespace

std::vector<Fact> facts_of(const Context& context, lua_State* thread) {
  std::vector<Fact> facts;
  lua_Debug frame, caller;
  int level = 0;
  for (;; ++level) {
    if (lua_getstack(thread, level, &frame) == 0 || lua_checkstack(thread, 12) == 0) return facts;
    lua_getinfo(thread, "Slt", &frame);
    if (is_of_program(frame)) break;
  }
  facts.push_back({"line", std::to_string(frame.currentline)});
  // A tail call has left no trace of who called.
  if (!frame.istailcall && lua_getstack(thread, level + 1, &caller) != 0) {
    lua_getinfo(thread, "Sl", &caller);
    if (is_of_program(caller)) facts.push_back({"caller", std::to_string(caller.currentline)});
  }
  for (const std::string& name : names_at(context, static_cast<std::uint32_t>(frame.currentline))) {
    if (!push_local(thread, frame, name) && !push_upvalue(thread, frame, name)) push_global(thread, name);
    facts.push_back({std::string(luaL_typename(thread, -1)) + ":" + name, shown_value(thread)});
    if (lua_istable(thread, -1)) facts.push_back({"length:" + name, std::to_string(lua_rawlen(thread, -1))});
    lua_pop(thread, 1);
  }
  return facts;
}

}  // namespace lunabloc::runner
