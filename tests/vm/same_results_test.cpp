// Every mode does what Lua 5.4 does: the same is printed in the same order, and what fails, fails with the same
// words at the same line; and what is counted does not depend on whether it is told. Tried on a written corpus (same_results.txt), the programs of tests/program/instrument, and
// programs made at random.
#include <lua.hpp>

#include <regex>

#include "hostile_programs.h"
#include "random_program.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

struct Outcome {
  std::string printed;
  std::string error;  // Lua's words without their place, "" when there is none
  std::vector<trace::Value> costs;
};

std::string without_place(std::string_view error) {
  if (!error.starts_with("program:")) return std::string(error);
  const std::size_t end = error.find(": ");
  return std::string(end == error.npos ? error : error.substr(end + 2));
}

// Objects are shown by their addresses there, by numbers here.
std::string without_names(const std::string& printed) {
  static const std::regex object("(table|function|thread)(: 0x[0-9a-f]+|: builtin: [0-9a-f]+| #[0-9]+)");
  return std::regex_replace(printed, object, "$1");
}

int print(lua_State* lua) {
  auto& printed = *static_cast<std::string*>(lua_touserdata(lua, lua_upvalueindex(1)));
  for (int i = 1; i <= lua_gettop(lua); ++i) {
    printed.append(i > 1 ? "\t" : "").append(luaL_tolstring(lua, i, nullptr));
    lua_pop(lua, 1);
  }
  printed += "\n";
  return 0;
}

Outcome run_plain(const std::string& program) {
  const std::unique_ptr<lua_State, void (*)(lua_State*)> state(luaL_newstate(), lua_close);
  lua_State* const lua = state.get();
  luaL_openlibs(lua);
  Outcome outcome;
  lua_pushlightuserdata(lua, &outcome.printed);
  lua_pushcclosure(lua, print, 1);
  lua_setglobal(lua, "print");
  if (luaL_loadbufferx(lua, program.data(), program.size(), "=program", "t") == LUA_OK && lua_pcall(lua, 0, 0, 0) == LUA_OK) return outcome;
  outcome.error = lua_type(lua, -1) == LUA_TSTRING ? without_place(lua_tostring(lua, -1)) : luaL_typename(lua, -1);
  return outcome;
}

Outcome run_here(const std::string& program, trace::Mode mode) {
  trace::RunRequest request;
  request.mode = mode;
  const trace::Trace trace = run(program, request);
  Outcome outcome;
  for (const std::string& text : said(trace)) outcome.printed += text;
  outcome.error = error_of(trace, program).detail;
  if (const trace::Event* costs = trace.last_of(trace::EventKind::cost)) outcome.costs = costs->values;
  EXPECT_EQ(ending(trace), outcome.error.empty() ? "finished" : "error");
  return outcome;
}

void check_same(const std::string& program) {
  const Outcome plain = run_plain(program);
  std::vector<trace::Value> costs;
  for (const trace::Mode mode : {trace::Mode::fast, trace::Mode::exact, trace::Mode::costs}) {
    SCOPED_TRACE(std::string(trace::kModeNames[static_cast<std::size_t>(mode)]) + "\n" + program);
    const Outcome here = run_here(program, mode);
    if (mode == trace::Mode::exact) costs = here.costs;
    if (mode == trace::Mode::costs) { EXPECT_EQ(here.costs, costs); }
    EXPECT_EQ(without_names(here.printed), without_names(plain.printed));
    EXPECT_EQ(here.error, plain.error);
  }
}

TEST(SameResults, OfWrittenPrograms) {
  const std::string text = base::read_file(support::source_folder() / "tests/vm/same_results.txt").value_or("");
  std::vector<std::string> parts = split("\n" + text, "\n=== ");
  ASSERT_GT(parts.size(), 60U);
  for (const std::string& part : std::vector(parts.begin() + 1, parts.end())) check_same(part.substr(part.find('\n') + 1));
}

TEST(SameResults, OfTheProgramsForInstruments) {
  const std::filesystem::path folder = support::source_folder() / "tests/program/instrument/programs";
  for (const std::string& name : base::entries_of(folder)) {
    const std::string program = base::read_file(folder / name).value_or("");
    // Handlers that a program may not have here.
    if (program.find("__concat") == program.npos && program.find("__close") == program.npos && program.find("__gc") == program.npos) check_same(program);
  }
}

TEST(SameResults, OfRandomPrograms) {
#ifdef __SANITIZE_ADDRESS__
  constexpr int kPrograms = 60;
#else
  constexpr int kPrograms = 250;
#endif
  int long_ones = 0;
  for (unsigned seed = 1; seed <= kPrograms; ++seed) {
    const std::string program = RandomProgram(seed).text();
    check_same(program);
    long_ones += run_plain(program).printed.size() > 500 ? 1 : 0;
    if (HasFailure()) FAIL() << "seed " << seed;
  }
  EXPECT_GT(long_ones, kPrograms * 4 / 5) << "most of them must do something";
}

}  // namespace
}  // namespace lunabloc::vm
