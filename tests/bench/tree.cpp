// lunabloc-bench tree LINES | FILE.lua: how fast a text becomes a tree, a key a new tree, a tree blocks; and how fast
// Lua reads the same text, so that figures of two machines can be compared.
#include <lua.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <random>
#include <string_view>
#include <unordered_set>

#include "base/file.h"
#include "benches.h"
#include "long_program.h"
#include "measure.h"
#include "program/cursor.h"
#include "program/projection.h"
#include "support/temp_folder.h"

namespace lunabloc::bench {
namespace {

using namespace program;

double bytes_of(const Tree& tree) {
  double bytes = 0;
  for (Walk walk{Syntax(tree)}; walk; walk.next())
    if (walk.at().is_node())
      bytes += static_cast<double>(sizeof(GreenNode) + walk.at().green().node().children().size_bytes());
  return bytes;
}

struct Keys {
  std::vector<double> spent;   // milliseconds of each key, in order of size
  double ids_kept = 1;         // the least share of the nodes outside the edited statement that kept their ids
  double at(double share) const { return spent[static_cast<std::size_t>(static_cast<double>(spent.size() - 1) * share)]; }
};

// The nodes of the file's statements that do not hold the offset.
std::unordered_set<NodeId> nodes_elsewhere(const Tree& tree, std::size_t offset) {
  std::unordered_set<NodeId> nodes;
  for (Walk walk{Syntax(tree)}; walk;) {
    const Syntax& at = walk.at();
    const bool edited = walk.depth() == 2 && at.start() <= offset && offset <= at.end();
    if (!edited && at.is_node() && walk.depth() > 1) nodes.insert(at.id());
    edited ? walk.skip() : walk.next();
  }
  return nodes;
}

// Somebody types a statement here and there, key by key, and takes it back; each key's tree is shown to `then`.
Keys type(Tree tree, std::string_view typed, const std::function<void(const Tree&)>& then = [](const Tree&) {}) {
  std::mt19937 random(1);
  Keys keys;
  for (int place = 0; place < 12; ++place) {
    std::size_t at = random() % (tree.text().size() + 1);
    while (at < tree.text().size() && tree.text()[at] != '\n') ++at;
    const std::unordered_set<NodeId> elsewhere = nodes_elsewhere(tree, at);
    const auto key = [&](const TextEdit& edit) {
      const double before = processor_ms();
      Parsed parsed = reparse(tree, edit);
      keys.spent.push_back(processor_ms() - before);
      tree = std::move(parsed.tree);
      then(tree);
    };
    for (std::size_t i = 0; i < typed.size(); ++i) key({{at + i, at + i}, std::string(typed.substr(i, 1))});
    std::size_t kept = 0;
    for (Walk walk{Syntax(tree)}; walk; walk.next()) kept += walk.at().is_node() ? elsewhere.count(walk.at().id()) : 0;
    if (!elsewhere.empty()) keys.ids_kept = std::min(keys.ids_kept, static_cast<double>(kept) / static_cast<double>(elsewhere.size()));
    for (std::size_t i = typed.size(); i-- > 0;) key({{at + i, at + i + 1}, ""});
  }
  std::sort(keys.spent.begin(), keys.spent.end());
  return keys;
}

double lua_load_ms(const std::string& text, int rounds) {
  const std::unique_ptr<lua_State, decltype(&lua_close)> lua(luaL_newstate(), lua_close);
  return median_ms(rounds, [&](int) {
    luaL_loadbufferx(lua.get(), text.data(), text.size(), "bench", "t");
    lua_settop(lua.get(), 0);
  });
}

// `--[[` on the first line, which takes the whole text.
double long_comment_ms(const Tree& tree) {
  return median_ms(9, [&](int) {
    Tree now = tree;
    for (std::size_t i = 0; i < 4; ++i) now = reparse(now, {{i, i}, std::string(1, "--[["[i])}).tree;
  });
}

}  // namespace

int tree(Arguments arguments) {
  if (arguments.size() != 1) return 2;
  const bool is_number = arguments[0].find_first_not_of("0123456789") == std::string::npos;
  const Result<std::string> text = is_number ? long_program(std::stoul(arguments[0])) : base::read_file(arguments[0]);
  const auto assets = support::source_folder() / "assets";
  const Result<Vocabulary> vocabulary = Vocabulary::load(assets / "vocabulary", assets / "schemas");
  if (!text || !vocabulary || text->empty()) {
    std::fprintf(stderr, "%s: cannot be read\n", arguments[0].c_str());
    return 1;
  }
  Tree tree;
  const int rounds = std::clamp(static_cast<int>(20'000'000 / text->size()), 9, 199);
  const double parse_ms = median_ms(rounds, [&](int) { tree = parse(*text).tree; });
  const Keys good = type(tree, "\nsay(1)");
  // A program that lacks an `end` from its first line on, while more is typed below.
  const Keys broken = type(parse("if ready then\n" + *text).tree, "\nfor i = 1, 4 do say(\"a\" .. t[i]) end");
  const Keys keys = type(tree, "\nfor i = 1, 4 do say(\"a\" .. t[i]) end");
  const double project_ms = median_ms(9, [&](int) { (void)project(tree, *vocabulary, "fr"); });
  Projection projection = project(tree, *vocabulary, "fr");
  std::vector<double> again;
  type(tree, "\nfor i = 1, 4 do say(\"a\" .. t[i]) end", [&](const Tree& after) {
    const double before = processor_ms();
    update(projection, after, *vocabulary, "fr");
    again.push_back(processor_ms() - before);
  });
  std::sort(again.begin(), again.end());
  const auto mb_s = [&](double ms) { return static_cast<double>(text->size()) / 1e3 / std::max(ms, 1e-6); };
  print("parse_mb_s", mb_s(parse_ms));
  print("lua_load_mb_s", mb_s(lua_load_ms(*text, rounds)));
  print("key_median_ms", keys.at(0.5));
  print("key_p99_ms", keys.at(0.99));
  print("simple_key_median_ms", good.at(0.5));
  print("broken_key_median_ms", broken.at(0.5));
  print("broken_key_p99_ms", broken.at(0.99));
  print("long_comment_ms", long_comment_ms(tree));
  print("ids_kept", std::min({keys.ids_kept, good.ids_kept, broken.ids_kept}));
  print("project_ms", project_ms);
  print("reproject_ms", again[again.size() / 2]);
  print("reproject_p99_ms", again[again.size() * 99 / 100]);
  print("bytes_per_byte", bytes_of(tree) / static_cast<double>(text->size()));
  return 0;
}

}  // namespace lunabloc::bench
