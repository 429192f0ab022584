// The vocabulary and the library hold together: what is bound has a block, and what a block calls is bound.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "base/messages.h"
#include "program/cursor.h"
#include "program/parser.h"
#include "program/pattern.h"
#include "program/vocabulary.h"
#include "runner/library.h"
#include "support/temp_folder.h"

namespace lunabloc::runner {
namespace {

using program::Syntax;
using program::SyntaxKind;

// Names of functions: "say", "turtle.forward"; of what an object is asked for, whatever the object: ":move".
using Names = std::set<std::string>;

// Every function that a program can reach, found in the state itself: there is no list beside it that could be forgotten.
class Bound {
 public:
  explicit Bound(lua_State* state) : state_(state) {
    lua_pushglobaltable(state);
    members_of_globals();
    lua_settop(state, 0);
    lua_pushvalue(state, LUA_REGISTRYINDEX);
    metatables_in_registry();
    lua_settop(state, 0);
    std::swap(names, found_);
    lua_pushliteral(state, "");
    if (luaL_getmetafield(state, -1, "__index") == LUA_TTABLE) members(":");
    lua_settop(state, 0);
    std::swap(of_texts, found_);
  }
  Names names;
  Names of_texts;  // ":sub": Lua gives its texts methods too

 private:
  // `visit` finds the key below the value, both on the top.
  template <class Visit>
  void each(Visit visit) {
    luaL_checkstack(state_, 8, "");
    const int table = lua_gettop(state_);
    for (lua_pushnil(state_); lua_next(state_, table) != 0; lua_settop(state_, table + 1)) visit();
    lua_settop(state_, table);
  }
  std::string key() const { return lua_type(state_, -2) == LUA_TSTRING ? lua_tostring(state_, -2) : ""; }

  void members_of_globals() {
    each([&] {
      const std::string name = key();
      if (lua_type(state_, -1) == LUA_TFUNCTION) found_.insert(name);
      else if (lua_type(state_, -1) == LUA_TTABLE && name != LUA_GNAME) members(name + ".");
    });
  }
  void members(const std::string& before) {
    each([&] {
      const std::string name = key();
      if (lua_type(state_, -1) != LUA_TFUNCTION || name.starts_with("__")) return;
      found_.insert(before + name);
      // What makes an object (kit.led) keeps the metatable of what it makes.
      for (int i = 1; lua_getupvalue(state_, -1, i) != nullptr; ++i) {
        if (lua_type(state_, -1) == LUA_TTABLE) methods();
        lua_pop(state_, 1);
      }
    });
  }
  void metatables_in_registry() {
    each([&] {
      if (lua_type(state_, -1) == LUA_TTABLE && lua_rawlen(state_, -1) == 0) methods();
    });
  }
  // A metatable on the top: its __index is a table, or a function that has it.
  void methods() {
    lua_pushliteral(state_, "__index");
    lua_rawget(state_, -2);
    if (lua_type(state_, -1) == LUA_TFUNCTION && lua_getupvalue(state_, -1, 1) != nullptr) lua_replace(state_, -2);
    if (lua_type(state_, -1) == LUA_TTABLE) members(":");
    lua_pop(state_, 1);
  }

  lua_State* state_;
  Names found_;
};

enum class Library { lua, all };
Bound bound(Library library) {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  Arena arena;
  Context context(nowhere, arena);
  const std::unique_ptr<lua_State, decltype(&lua_close)> state(luaL_newstate(), lua_close);
  *static_cast<Context**>(lua_getextraspace(state.get())) = &context;
  open_library(state.get());
  if (library == Library::all) open_bindings(state.get());
  Bound found(state.get());
  ::close(nowhere);
  return found;
}

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary kVocabulary = [] {
    const auto assets = support::source_folder() / "assets";
    Result<program::Vocabulary> loaded = program::Vocabulary::load(assets / "vocabulary", assets / "schemas");
    if (!loaded) ADD_FAILURE() << Messages::load(assets / "messages", "en").value_or(Messages{}).describe(loaded.error());
    return loaded.value_or(program::Vocabulary{});
  }();
  return kVocabulary;
}

constexpr std::string_view kFilling = "filling";  // in a hole: no word of the pattern's

void add_calls(const Syntax& syntax, Names& into) {
  const bool calls = syntax.kind() == SyntaxKind::call_expression;
  if (calls && std::string(syntax.expression().token_text()).find(kFilling) == std::string::npos &&
      (syntax.expression().kind() == SyntaxKind::name_expression || syntax.expression().kind() == SyntaxKind::field_expression))
    into.emplace(syntax.expression().token_text());
  if (syntax.kind() == SyntaxKind::method_call_expression && syntax.child(SyntaxKind::name).text() != kFilling)
    into.insert(":" + std::string(syntax.child(SyntaxKind::name).text()));
  for (const Syntax child : syntax.children()) add_calls(child, into);
}

// Values as names; or as texts, where Lua wants one after what is called: `$name $argument`.
enum class Values { names, texts };

// With the n-th word of each menu: `kit.$sensor($name):read()`.
std::string filled(const program::BlockPattern& pattern, std::size_t word, Values values) {
  return fill_pattern(pattern, [&](std::size_t hole, std::size_t n) -> std::optional<std::string> {
    const program::SlotEntry* slot = pattern.holes[hole].slot;
    if (n > 0) return std::nullopt;
    if (slot != nullptr && slot->type == "body") return "";
    if (slot != nullptr && !slot->choices.empty()) return slot->choices[word % slot->choices.size()];
    const bool is_name = hole == 0 || (slot != nullptr && slot->type == "name");
    return values == Values::names || is_name ? std::string(kFilling) : '"' + std::string(kFilling) + '"';
  });
}

Names calls_of(const program::BlockPattern& pattern, std::size_t word) {
  const auto parsed_with = [&](Values values) {
    const std::string text = filled(pattern, word, values);
    return program::parse(pattern.entry->is_expression() ? "return " + text : text);
  };
  program::Parsed parsed = parsed_with(Values::names);
  if (parsed.tree.root().has_error()) parsed = parsed_with(Values::texts);
  EXPECT_FALSE(parsed.tree.root().has_error()) << parsed.tree.text();
  Names names;
  add_calls(Syntax(parsed.tree), names);
  return names;
}

Names calls_of(const program::BlockEntry& entry) {
  Names names;
  for (const program::BlockPattern* form : vocabulary().patterns()->forms_of(entry.id)) {
    std::size_t words = 1;
    for (const program::Hole& hole : form->holes)
      if (hole.slot != nullptr) words = std::max(words, hole.slot->choices.size());
    for (std::size_t word = 0; word < words; ++word) names.merge(calls_of(*form, word));
  }
  return names;
}

TEST(Bindings, EveryFunctionOfOursHasABlock) {
  const Names lua = bound(Library::lua).names, all = bound(Library::all).names;
  Names called;
  for (const program::BlockEntry& entry : vocabulary().blocks()) called.merge(calls_of(entry));
  Names ours;
  std::set_difference(all.begin(), all.end(), lua.begin(), lua.end(), std::inserter(ours, ours.end()));
  ASSERT_THAT(ours, testing::IsSupersetOf({"say", "turtle.forward", "kit.led", ":on", ":median", ":go_to", ":predict", ":find"}))
      << "they are not all found";
  for (const std::string& name : ours) EXPECT_TRUE(called.contains(name)) << "no block calls " << name;
}

TEST(Bindings, EveryFunctionThatABlockCallsIsBound) {
  Bound found = bound(Library::all);
  found.names.merge(found.of_texts);
  for (const program::BlockEntry& entry : vocabulary().blocks())
    for (const std::string& name : calls_of(entry)) EXPECT_TRUE(found.names.contains(name)) << entry.id << " calls " << name;
}

}  // namespace
}  // namespace lunabloc::runner
