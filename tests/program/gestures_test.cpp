// The cases of gestures.txt: what a person does to blocks, before and after. Each is undone to the exact bytes, and what
// is wrapped, unwrapped, renamed or made a function of prints in real Lua what it printed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "blocks_support.h"
#include "lua_support.h"
#include "program/cursor.h"
#include "program/gesture.h"

namespace lunabloc::program {
namespace {

// A file of cases: "=== title", Lua, "> gesture", Lua or "refused MESSAGE name=value …".
struct Case {
  std::string title, before, gesture, after;
};

std::vector<Case> read_cases(const std::filesystem::path& file) {
  std::vector<Case> cases;
  std::ifstream stream(file, std::ios::binary);
  bool done = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", "", ""});
      done = false;
    } else if (line.starts_with("> ")) {
      cases.back().gesture = line.substr(2);
      done = true;
    } else if (!cases.empty()) {
      (done ? cases.back().after : cases.back().before) += line + "\n";
    }
  }
  return cases;
}

// Blocks are named by the line on which they begin: "2", or "2-4" for all from one to the other.
class Program {
 public:
  explicit Program(const std::string& lua) : tree_(parse(lua).tree), blocks_(project(tree_, shipped_vocabulary(), "fr")) {}

  NodeId block_at(int line) const {
    std::size_t offset = 0;
    for (int at = 1; at < line; ++at) offset = tree_.text().find('\n', offset) + 1;
    const std::size_t end = tree_.text().find('\n', offset);
    for (const Block* block : all_blocks(blocks_))
      if (block->range.start >= offset && block->range.start < end && block->id != NodeId::none) return block->id;
    ADD_FAILURE() << "no block begins on line " << line << " of\n" << tree_.text();
    return NodeId::none;
  }
  BlockRun run(const std::string& lines) const {
    const std::size_t dash = lines.find('-');
    const int first = std::stoi(lines);
    return {block_at(first), block_at(dash == std::string::npos ? first : std::stoi(lines.substr(dash + 1)))};
  }

  // "insert 3 repeat" (before the block of line 3), "into 4 repeat" (into its empty body), "wrap 2-3 repeat", "unwrap 1", "rename LINE old new", "extract 2-3 name", "comment 1", "uncomment 1",
  // "move 2-3 5" (before the block of line 5), "delete 2-3", "duplicate 2-3", "more 1 data.new" (one item more in that block of line 1), "fewer 1 data.new columns.2", "arm 1", "else 1", "no_arm 1 if_else conditions.2", "between 2 5 repeat" (wraps what is chosen from the one to the other).
  Result<TextEdits> perform(const std::string& gesture) const {
    std::istringstream words(gesture);
    std::string verb, lines, first, second;
    words >> verb >> lines;
    std::getline(words >> std::ws, first);
    if (verb == "wrap") {
      const BlockEntry* container = shipped_vocabulary().find(first);
      return wrap_blocks(tree_, blocks_, run(lines), container == nullptr ? first : container->initial_lua());
    }
    if (verb == "insert" || verb == "into") {
      const BlockEntry* entry = shipped_vocabulary().find(first);
      std::string lua = entry == nullptr ? first : entry->initial_lua();
      for (std::size_t at = 0; (at = lua.find("\\n", at)) != std::string::npos;) lua.replace(at, 2, "\n");
      const NodeId block = block_at(std::stoi(lines));
      return insert_statements(tree_, blocks_, verb == "into" ? StatementPlace{block, "body", 0} : place_before(block), lua);
    }
    if (verb == "unwrap") return unwrap_block(tree_, blocks_, block_at(std::stoi(lines)));
    if (verb == "extract") return extract_function(tree_, blocks_, run(lines), first);
    if (verb == "comment") return comment_out(tree_, blocks_, run(lines));
    if (verb == "move") return move_statements(tree_, blocks_, run(lines), place_before(block_at(std::stoi(first))));
    if (verb == "more") return add_item(tree_, blocks_, typed(lines, first).id);
    if (verb == "fewer") {
      const std::size_t space = first.find(' ');
      return remove_item(tree_, blocks_, {typed(lines, first.substr(0, space)).id, first.substr(space + 1)});
    }
    if (verb == "else") return add_else(tree_, block_at(std::stoi(lines)));
    if (verb == "arm") return add_arm(tree_, block_at(std::stoi(lines)));
    if (verb == "no_arm") {
      const std::size_t space = first.find(' ');
      return remove_arm(tree_, blocks_, {typed(lines, first.substr(0, space)).id, first.substr(space + 1)});
    }
    if (verb == "delete") return delete_blocks(tree_, blocks_, run(lines));
    if (verb == "duplicate") return duplicate_blocks(tree_, blocks_, run(lines));
    if (verb == "between") {
      const std::size_t space = first.find(' ');
      const std::optional<BlockRun> between = run_between(blocks_, block_at(std::stoi(lines)), block_at(std::stoi(first.substr(0, space))));
      return wrap_blocks(tree_, blocks_, between.value_or(BlockRun{}), shipped_vocabulary().find(first.substr(space + 1))->initial_lua());
    }
    if (verb == "uncomment") return uncomment(tree_, block_at(std::stoi(lines)));
    if (verb == "rename") {
      const std::size_t space = first.find(' ');
      return rename_variable(tree_, name_at(std::stoi(lines), first.substr(0, space)), first.substr(space + 1));
    }
    return failure(ErrorKind::usage, "gesture.unknown_place");
  }

  const Tree& tree() const { return tree_; }

 private:
  // The block of that type which begins on the line.
  const Block& typed(const std::string& line, const std::string& type) const {
    const NodeId first = block_at(std::stoi(line));
    bool begun = false;
    for (const Block* block : all_blocks(blocks_)) {
      begun = begun || block->id == first;
      if (begun && block->type == type) return *block;
    }
    ADD_FAILURE() << "no " << type << " on line " << line;
    return *block_with(blocks_, first);
  }
  StatementPlace place_before(NodeId wanted) const {
    for (const StatementPlace& place : statement_places(blocks_)) {
      const Block* owner = block_with(blocks_, place.block);
      const std::vector<Block>* inside = owner == nullptr ? &blocks_.blocks : nullptr;
      for (std::size_t i = 0; owner != nullptr && i < owner->parts.size(); ++i)
        if (owner->parts[i].kind == PartKind::body && owner->parts[i].hole == place.hole) inside = &owner->parts[i].blocks;
      if (inside != nullptr && place.index < inside->size() && (*inside)[place.index].id == wanted) return place;
    }
    return {};
  }
  // The last time that the word stands on the line.
  std::size_t name_at(int line, const std::string& word) const {
    std::size_t start = 0;
    for (int at = 1; at < line; ++at) start = tree_.text().find('\n', start) + 1;
    return tree_.text().rfind(word, tree_.text().find('\n', start) - word.size());
  }

  Tree tree_;
  Projection blocks_;
};

std::string told(const Error& error) {
  std::string said = "refused " + error.message;
  for (const auto& [name, value] : error.arguments) said += " " + name + "=" + value;
  return said + "\n";
}

LuaOutcome run(const std::string& lua) {
  LuaState state;
  return state.load(lua) ? state.call(0) : state.outcome();
}

// UPDATE_EXPECT=1 writes what the gestures do now, to be read in the diff.
void write_cases(const std::filesystem::path& file, const std::vector<Case>& cases) {
  std::string text = base::read_file(file).value_or("");
  text.erase(text.find("=== "));
  for (const Case& one : cases) text += "=== " + one.title + "\n" + one.before + "> " + one.gesture + "\n" + one.after;
  std::ofstream(file, std::ios::binary) << text;
}

TEST(Gestures, DoWhatTheCasesSay) {
  const std::filesystem::path file = support::source_folder() / "tests/program/gestures.txt";
  std::vector<Case> cases = read_cases(file);
  ASSERT_GT(cases.size(), 40U);
  if (std::getenv("UPDATE_EXPECT") != nullptr) {
    for (Case& one : cases) {
      const Result<TextEdits> edits = Program(one.before).perform(one.gesture);
      one.after = edits ? one.before : told(edits.error());
      if (edits) apply(one.after, *edits);
    }
    write_cases(file, cases);
  }
  for (const Case& one : cases) {
    const Program program(one.before);
    const Result<TextEdits> edits = program.perform(one.gesture);
    if (!edits) {
      EXPECT_EQ(told(edits.error()), one.after) << one.title;
      continue;
    }
    std::string text = one.before;
    const TextEdits inverses = apply(text, *edits);
    EXPECT_EQ(text, one.after) << one.title;
    const Parsed after = reparse_all(program.tree(), *edits);
    EXPECT_EQ(dump(after.tree), dump(parse(text).tree)) << one.title;
    apply(text, inverses);
    EXPECT_EQ(text, one.before) << one.title;
    const bool keeps_what_it_does = one.gesture.starts_with("rename") || one.gesture.starts_with("extract") || one.gesture.find(" do end") != std::string::npos;
    if (keeps_what_it_does && parse(one.before).diagnostics.empty()) {
      EXPECT_EQ(run(one.before).printed, run(one.after).printed) << one.title;
    }
  }
}

// Where each block of the first text stands in the second, by its id.
std::string where(const Tree& tree, NodeId id) { return std::string(find(tree, id).token_text()); }

TEST(Gestures, BlocksKeepTheirIds) {
  const std::string lua = "local n = 1\nwhile true do\n  -- un\n  say(1)\n  say(1)\n  if x then\n    say(3)\n  end\nend\nsay(4)\n";
  const Program program(lua);
  std::vector<NodeId> blocks;
  for (const int line : {1, 2, 4, 5, 6, 7, 10}) blocks.push_back(program.block_at(line));
  for (const char* gesture : {"wrap 4-6 repeat", "wrap 2 if", "wrap 7 do end", "unwrap 6", "extract 4-5 f", "extract 6 f", "rename 1 n total", "comment 10"}) {
    const Result<TextEdits> edits = program.perform(gesture);
    ASSERT_TRUE(edits) << gesture;
    const Tree after = reparse_all(program.tree(), *edits).tree;
    const int without = std::string(gesture) == "unwrap 6" ? 6 : std::string(gesture) == "comment 10" ? 10 : 0;
    const std::vector<int> lines{1, 2, 4, 5, 6, 7, 10};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (lines[i] == without) continue;
      EXPECT_TRUE(find(after, blocks[i])) << gesture << " loses the block of line " << lines[i];
    }
    EXPECT_EQ(where(after, blocks[5]), "say(3)") << gesture;
  }
}

}  // namespace
}  // namespace lunabloc::program
