#include "runner/failure.h"

#include <algorithm>
#include <array>

#include "runner/facts.h"

namespace lunabloc::runner {
namespace {

constexpr std::string_view kPlace = "program:";
// Calls in calls beyond which what fills the memory is they.
constexpr int kDeep = 10'000;

// What stands between two marks of Lua's sentence.
std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t start = text.find(open);
  if (start == std::string_view::npos) return {};
  const std::string_view rest = text.substr(start + open.size());
  return rest.substr(0, std::min(rest.find(close), rest.size()));
}

// "(global 'x')", "(local 'x')", "(field 'x')", "(method 'x')", "(upvalue 'x')": the name, or nothing.
std::string_view variable_of(std::string_view lua) {
  for (const std::string_view kind : {"(global '", "(local '", "(field '", "(method '", "(upvalue '"})
    if (const std::string_view name = between(lua, kind, "')"); !name.empty()) return name;
  return {};
}

// A name of a function without what it belongs to: "turtle.forward" is "forward" to Lua already.
Told bad_argument(std::string_view lua) {
  const std::string name(between(lua, " to '", "'"));
  const bool number = lua.find("(number expected") != std::string_view::npos;
  return {number ? "run.needs_number" : "run.argument", {{"nom", name}}};
}

Told bad_operand(std::string_view lua) {
  const std::string name(variable_of(lua));
  if (lua.find("a nil value") == std::string_view::npos) {
    if (name.empty()) return {"run.other_type", {}};
    return {"M-commun-type", {{"nom", name}}};
  }
  if (name.empty()) return {"run.empty", {}};
  return {"M-commun-vide", {{"nom", name}}};
}

struct Row {
  std::string_view begins;
  Told (*say)(std::string_view lua);
};

constexpr std::array kRows = {
    Row{"attempt to call a nil value",
        [](std::string_view lua) -> Told {
          const std::string name(variable_of(lua));
          if (name.empty()) return {"run.empty", {}};
          return {"M-commun-nom", {{"nom", name}}};
        }},
    Row{"attempt to divide by zero", [](std::string_view) -> Told { return {"run.zero", {}}; }},
    Row{"attempt to perform 'n", [](std::string_view) -> Told { return {"run.zero", {}}; }},
    Row{"attempt to compare", [](std::string_view) -> Told { return {"run.compare", {}}; }},
    Row{"attempt to ", bad_operand},
    Row{"bad argument", bad_argument},
    Row{"calling '", [](std::string_view lua) -> Told { return {"run.argument", {{"nom", std::string(between(lua, "calling '", "'"))}}}; }},
    Row{"bad 'for' ", [](std::string_view) -> Told { return {"run.needs_number", {{"nom", "for"}}}; }},
    Row{"not enough memory", [](std::string_view) -> Told { return {"M-commun-memoire", {}}; }},
    Row{"memory allocation error", [](std::string_view) -> Told { return {"M-commun-memoire", {}}; }},
};

bool is_overflow(std::string_view lua) { return lua.find("stack overflow") != std::string_view::npos; }

// How deep the calls are: the first level that is not there.
int depth_of(lua_State* thread) {
  lua_Debug at;
  int inside = 0, outside = 1;
  while (lua_getstack(thread, outside, &at) != 0) {
    inside = outside;
    outside *= 2;
  }
  while (inside + 1 < outside) {
    const int middle = inside + (outside - inside) / 2;
    (lua_getstack(thread, middle, &at) != 0 ? inside : outside) = middle;
  }
  return outside;
}

// The function that calls itself: the one at work in the program's text.
std::string name_at_work(lua_State* thread) {
  lua_Debug at;
  for (int level = 0; level < 4 && lua_getstack(thread, level, &at) != 0; ++level) {
    lua_getinfo(thread, "Sn", &at);
    if (at.what[0] == 'L' && at.name != nullptr) return at.name;
  }
  return "?";
}

// error("…") and assert(…) of the program itself: what it says is its own.
bool raised_by_program(lua_State* thread) {
  lua_Debug at;
  if (lua_getstack(thread, 0, &at) == 0) return false;
  lua_getinfo(thread, "Sn", &at);
  const std::string_view name = at.name != nullptr ? at.name : "";
  return at.what[0] == 'C' && (name == "error" || name == "assert");
}

// Lua's line for a division by zero is that of the last call, so the statement that we know is better.
bool line_is_known(std::string_view lua) { return told(lua).message != "run.zero"; }

// Lua's place is believed only where the statement at work does not hold it.
void find_statement_of(Context& context, lua_State* thread, std::string_view lua) {
  const std::uint32_t known = context.exact() ? context.offset : trace::kNoOffset;
  context.offset = trace::kNoOffset;
  find_statement(context, thread);
  if (known == trace::kNoOffset) return;
  const ProgramMap::Statement* by_line = context.map.at(context.offset);
  const ProgramMap::Statement* at_work = context.map.at(known);
  const bool holds = at_work != nullptr && by_line != nullptr && at_work->first_line <= by_line->first_line &&
                     by_line->first_line <= at_work->last_line && at_work->start >= by_line->start;
  if (holds || !line_is_known(lua)) context.offset = known;
}

Told endless_calls(lua_State* thread) {
  return {"M-commun-appels", {{"nom", name_at_work(thread)}, {"mesure", std::to_string(depth_of(thread))}}};
}

[[noreturn]] void finish_told(Context& context, const Told& told, std::string_view lua, const std::vector<Fact>& facts = {}) {
  std::vector<Failure::Filling> fillings;
  for (const auto& [name, value] : told.fillings) fillings.push_back({name, value});
  fillings.push_back({"lua", lua});
  for (const Fact& fact : facts) fillings.push_back({fact.name, fact.value});
  const Failure failure{told.message, {}, fillings};
  if (told.message == "M-commun-memoire") finish_at_limit(context, failure);
  finish_with_error(context, failure);
}

std::string_view without_place(std::string_view lua) {
  if (!lua.starts_with(kPlace)) return lua;
  const std::size_t end = lua.find(": ");
  return end == std::string_view::npos ? lua : lua.substr(end + 2);
}

}  // namespace

Told told(std::string_view lua) {
  for (const Row& row : kRows)
    if (lua.starts_with(row.begins)) return row.say(lua);
  return {"run.other", {}};
}

void report_full_memory(Context& context) {
  lua_State* const thread = context.running;
  constexpr std::string_view kLua = "not enough memory";
  if (thread == nullptr) finish_told(context, {"M-commun-memoire", {}}, kLua);
  find_statement(context, thread);
  if (depth_of(thread) > kDeep) finish_told(context, endless_calls(thread), kLua);
  finish_told(context, {"M-commun-memoire", {}}, kLua);
}

void report_failure(Context& context, lua_State* thread, int status) {
  const bool is_text = lua_type(thread, -1) == LUA_TSTRING;
  // An error value of another kind is described, never converted: that would run the program.
  const std::string lua = is_text ? lua_tostring(thread, -1) : luaL_typename(thread, -1);
  const std::string_view words = without_place(lua);
  find_statement_of(context, thread, words);
  if (status == LUA_ERRMEM) finish_told(context, {"M-commun-memoire", {}}, words);
  if (is_overflow(words)) finish_told(context, endless_calls(thread), words);
  const std::vector<Fact> facts = facts_of(context, thread);
  if (raised_by_program(thread)) finish_told(context, {"run.raised", {{"nom", std::string(words)}}}, words, facts);
  finish_told(context, told(words), words, facts);
}

}  // namespace lunabloc::runner
