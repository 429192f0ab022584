// What searches and changes texts by patterns: as Lua's own does it, letter for letter, but by a matcher that counts its
// tries (pattern.h). And `rep`, in which Lua counts to any number when there is nothing to write.
#include <algorithm>
#include <cstring>
#include <string_view>

#include "runner/library.h"
#include "runner/pattern.h"

namespace lunabloc::runner {
namespace {

[[noreturn]] void too_many_tries(lua_State* state) {
  Context& context = context_of(state);
  find_statement(context, state);
  const Digits most(context.request().limits.operations);
  finish_at_limit(context, {"run.pattern_tries", {{"n", most.text()}}});
}

// One search may try as much as a program may take steps.
PatternMatcher::Tries tries_of(lua_State* state) { return {context_of(state).request().limits.operations, too_many_tries}; }

std::string_view text_at(lua_State* state, int index) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, index, &length);
  return {text, length};
}

// Where a search begins, from 0: a negative place is counted from the end. Beyond the end when it is there.
std::size_t start_at(lua_State* state, int index, std::size_t length) {
  const lua_Integer place = luaL_optinteger(state, index, 1);
  if (place > 0) return static_cast<std::size_t>(place) - 1;
  if (place == 0 || place < -static_cast<lua_Integer>(length)) return 0;
  return static_cast<std::size_t>(static_cast<lua_Integer>(length) + place);
}

bool is_plain(std::string_view pattern) { return pattern.find_first_of("^$*+?.([%-") == std::string_view::npos; }

// A pattern that begins with ^ matches at the start alone.
bool take_anchor(std::string_view& pattern) {
  const bool anchored = pattern.starts_with('^');
  pattern.remove_prefix(anchored ? 1 : 0);
  return anchored;
}

enum class Wanted { place, captures };

int find_plainly(lua_State* state, std::string_view text, std::string_view part, std::size_t start) {
  const void* const found = ::memmem(text.data() + start, text.size() - start, part.data(), part.size());
  if (found == nullptr) {
    luaL_pushfail(state);
    return 1;
  }
  const auto place = static_cast<const char*>(found) - text.data();
  lua_pushinteger(state, place + 1);
  lua_pushinteger(state, place + static_cast<lua_Integer>(part.size()));
  return 2;
}

template <Wanted wanted>
int find(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  std::string_view pattern = text_at(state, 2);
  const std::size_t start = start_at(state, 3, text.size());
  if (start > text.size()) {
    luaL_pushfail(state);
    return 1;
  }
  if (wanted == Wanted::place && (lua_toboolean(state, 4) != 0 || is_plain(pattern))) return find_plainly(state, text, pattern, start);
  const bool anchored = take_anchor(pattern);
  PatternMatcher::Tries tries = tries_of(state);
  PatternMatcher matcher(state, text, pattern, tries);
  for (const char* at = text.data() + start; at <= matcher.text_end(); ++at) {
    if (const char* const end = matcher.match(at)) {
      if (wanted == Wanted::captures) return matcher.push_captures(at, end);
      lua_pushinteger(state, at - text.data() + 1);
      lua_pushinteger(state, end - text.data());
      return matcher.push_captures(nullptr, nullptr) + 2;
    }
    if (anchored) break;
  }
  luaL_pushfail(state);
  return 1;
}

// What gmatch keeps: the text, the pattern, where the next search begins, and where the last match ended (-1: none yet).
enum Kept { kText = 1, kPattern, kNext, kLast };

int next_match(lua_State* state) {
  const std::string_view text = text_at(state, lua_upvalueindex(kText)), pattern = text_at(state, lua_upvalueindex(kPattern));
  const lua_Integer last = lua_tointeger(state, lua_upvalueindex(kLast));
  PatternMatcher::Tries tries = tries_of(state);
  PatternMatcher matcher(state, text, pattern, tries);
  for (const char* at = text.data() + lua_tointeger(state, lua_upvalueindex(kNext)); at <= matcher.text_end(); ++at) {
    const char* const end = matcher.match(at);
    if (end == nullptr || end - text.data() == last) continue;
    lua_pushinteger(state, end - text.data());
    lua_pushvalue(state, -1);
    lua_replace(state, lua_upvalueindex(kNext));
    lua_replace(state, lua_upvalueindex(kLast));
    return matcher.push_captures(at, end);
  }
  return 0;
}

int gmatch(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  text_at(state, 2);
  const std::size_t start = std::min(start_at(state, 3, text.size()), text.size() + 1);
  lua_settop(state, 2);
  lua_pushinteger(state, static_cast<lua_Integer>(start));
  lua_pushinteger(state, -1);
  lua_pushcclosure(state, next_match, kLast);
  return 1;
}

constexpr int kReplacement = 3;

// "%1 and %0": what was matched stands where its number is.
void add_replacement_text(lua_State* state, PatternMatcher& matcher, luaL_Buffer& buffer, const char* from, const char* to) {
  constexpr char kEscape = '%';
  std::size_t length = 0;
  const char* const bytes = lua_tolstring(state, kReplacement, &length);
  std::string_view words(bytes, length);
  for (std::size_t escape = words.find(kEscape); escape != std::string_view::npos; escape = words.find(kEscape)) {
    luaL_addlstring(&buffer, words.data(), escape);
    const char what = escape + 1 < words.size() ? words[escape + 1] : '\0';
    words.remove_prefix(std::min(escape + 2, words.size()));
    if (what == kEscape) {
      luaL_addchar(&buffer, kEscape);
    } else if (what == '0') {
      luaL_addlstring(&buffer, from, static_cast<std::size_t>(to - from));
    } else if (what > '0' && what <= '9') {
      matcher.push_capture(what - '1', from, to);
      luaL_addvalue(&buffer);
    } else {
      luaL_error(state, "invalid use of '%c' in replacement string", kEscape);
    }
  }
  luaL_addlstring(&buffer, words.data(), words.size());
}

// False when what was matched stays as it is.
bool add_replacement(lua_State* state, PatternMatcher& matcher, luaL_Buffer& buffer, const char* from, const char* to) {
  switch (lua_type(state, kReplacement)) {
    case LUA_TFUNCTION:
      lua_pushvalue(state, kReplacement);
      lua_call(state, matcher.push_captures(from, to), 1);
      break;
    case LUA_TTABLE:
      matcher.push_capture(0, from, to);
      lua_gettable(state, kReplacement);
      break;
    default:
      add_replacement_text(state, matcher, buffer, from, to);
      return true;
  }
  if (lua_toboolean(state, -1) == 0) {
    lua_pop(state, 1);
    luaL_addlstring(&buffer, from, static_cast<std::size_t>(to - from));
    return false;
  }
  if (lua_isstring(state, -1) == 0) luaL_error(state, "invalid replacement value (a %s)", luaL_typename(state, -1));
  luaL_addvalue(&buffer);
  return true;
}

int gsub(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  std::string_view pattern = text_at(state, 2);
  const int kind = lua_type(state, kReplacement);
  luaL_argexpected(state, kind == LUA_TNUMBER || kind == LUA_TSTRING || kind == LUA_TFUNCTION || kind == LUA_TTABLE, kReplacement,
                   "string/function/table");
  const lua_Integer most = luaL_optinteger(state, 4, static_cast<lua_Integer>(text.size()) + 1);
  const bool anchored = take_anchor(pattern);
  PatternMatcher::Tries tries = tries_of(state);
  PatternMatcher matcher(state, text, pattern, tries);
  luaL_Buffer buffer;
  luaL_buffinit(state, &buffer);
  const char* at = text.data();
  const char* last = nullptr;
  lua_Integer made = 0;
  bool changed = false;
  while (made < most) {
    const char* const end = matcher.match(at);
    if (end != nullptr && end != last) {
      ++made;
      changed = add_replacement(state, matcher, buffer, at, end) || changed;
      at = last = end;
    } else if (at < matcher.text_end()) {
      luaL_addchar(&buffer, *at++);
    } else {
      break;
    }
    if (anchored) break;
  }
  if (changed) {
    luaL_addlstring(&buffer, at, static_cast<std::size_t>(matcher.text_end() - at));
    luaL_pushresult(&buffer);
  } else {
    lua_pushvalue(state, 1);
  }
  lua_pushinteger(state, made);
  return 2;
}

// Lua's own is the first upvalue.
int rep(lua_State* state) {
  const bool empty = text_at(state, 1).empty();
  luaL_checkinteger(state, 2);
  if (empty && std::string_view(luaL_optstring(state, 3, "")).empty()) {
    lua_pushliteral(state, "");
    return 1;
  }
  return lua_tocfunction(state, lua_upvalueindex(1))(state);
}

}  // namespace

void open_patterns(lua_State* state) {
  lua_getglobal(state, LUA_STRLIBNAME);
  constexpr luaL_Reg kOwn[] = {
      {"find", find<Wanted::place>}, {"match", find<Wanted::captures>}, {"gmatch", gmatch}, {"gsub", gsub}, {nullptr, nullptr}};
  luaL_setfuncs(state, kOwn, 0);
  lua_getfield(state, -1, "rep");
  lua_pushcclosure(state, rep, 1);
  lua_setfield(state, -2, "rep");
  lua_pop(state, 1);
}

}  // namespace lunabloc::runner
