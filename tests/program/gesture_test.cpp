#include "program/gesture.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "blocks_support.h"
#include "program/cursor.h"

namespace lunabloc::program {
namespace {

// A program in the hand: gestures speak of its blocks by what they say ("(say 1)").
class Program {
 public:
  explicit Program(std::string lua) : lua_(std::move(lua)), tree_(parse(lua_).tree), blocks_(project(tree_, shipped_vocabulary(), "fr")) {}

  NodeId block(const std::string& said) const {
    for (const Block* block : all_blocks(blocks_)) {
      const std::string described = describe(*block);
      if (described.substr(0, described.find('\n')) == said) return block->id;
    }
    ADD_FAILURE() << said << " is not in\n" << describe(blocks_);
    return NodeId::none;
  }
  // The text after the gesture; "refused" when it does not fit.
  std::string after(const Result<TextEdits>& edits) const {
    if (!edits) return edits.error().message == "gesture.does_not_fit" ? "refused" : edits.error().message;
    std::string text = lua_;
    const TextEdits inverses = apply(text, *edits);
    std::string back = text;
    apply(back, inverses);
    EXPECT_EQ(back, lua_);
    return text;
  }

  std::string insert(const StatementPlace& place, const std::string& lua) const {
    return after(insert_statements(tree_, blocks_, place, lua));
  }
  std::string insert(std::size_t index, const std::string& lua) const { return insert({NodeId::none, "", index}, lua); }
  std::string insert_in(const std::string& owner, std::size_t index, const std::string& lua) const {
    return insert({block(owner), "body", index}, lua);
  }
  std::string move(const std::string& said, const StatementPlace& place, Extent extent = Extent::alone) const {
    return after(move_statements(tree_, blocks_, block(said), extent, place));
  }
  std::string move(const std::string& said, std::size_t index, Extent extent = Extent::alone) const {
    return move(said, {NodeId::none, "", index}, extent);
  }
  std::string remove(const std::string& said, Extent extent = Extent::alone) const {
    return after(delete_block(tree_, blocks_, block(said), extent));
  }
  std::string duplicate(const std::string& said) const { return after(duplicate_block(tree_, blocks_, block(said))); }
  std::string fill(const std::string& said, const std::string& hole, const std::string& lua) const {
    return after(fill_slot(tree_, blocks_, {block(said), hole}, lua));
  }
  std::string move_value(const std::string& said, const std::string& owner, const std::string& hole) const {
    return after(move_reporter(tree_, blocks_, block(said), {block(owner), hole}));
  }

  const Tree& tree() const { return tree_; }
  const Projection& blocks() const { return blocks_; }

 private:
  std::string lua_;
  Tree tree_;
  Projection blocks_;
};

TEST(Gesture, InsertsOnALineOfItsOwn) {
  EXPECT_EQ(Program("").insert(0, "say(1)"), "say(1)\n");
  EXPECT_EQ(Program("say(2)\n").insert(0, "say(1)"), "say(1)\nsay(2)\n");
  EXPECT_EQ(Program("say(2)\n").insert(1, "say(3)"), "say(2)\nsay(3)\n");
  EXPECT_EQ(Program("say(2)").insert(1, "say(3)"), "say(2)\nsay(3)");
  EXPECT_EQ(Program("say(1) -- un\nsay(3)\n").insert(1, "say(2)"), "say(1) -- un\nsay(2)\nsay(3)\n");
}

TEST(Gesture, InsertsWithTheMarginAndLineEndsAround) {
  const Program loop("while true do\r\n\tsay(1)\r\nend\r\n");
  EXPECT_EQ(loop.insert_in("(forever", 1, "for _ = 1, 4 do\n  say(2)\nend"),
            "while true do\r\n\tsay(1)\r\n\tfor _ = 1, 4 do\r\n\t\tsay(2)\r\n\tend\r\nend\r\n");
  EXPECT_EQ(Program("while true do\nend\n").insert_in("(forever", 0, "say(1)"), "while true do\n  say(1)\nend\n");
  EXPECT_EQ(Program("while true do end").insert_in("(forever", 0, "say(1)"), "while true do\n  say(1)\nend");
}

TEST(Gesture, KeepsLongTextsAsTheyAre) {
  EXPECT_EQ(Program("while true do\nend\n").insert_in("(forever", 0, "x = [[\na\n  b]]"),
            "while true do\n  x = [[\na\n  b]]\nend\n");
}

TEST(Gesture, KeepsStatementsApart) {
  // Lua would read `f (g)()` as one call.
  EXPECT_EQ(Program("x = f\nsay(1)\n").insert(1, "(g or h)()"), "x = f\n;(g or h)()\nsay(1)\n");
  EXPECT_EQ(Program("x = f\nsay(1);\n(g or h)()\n").remove("(say 1)"), "x = f\n;\n(g or h)()\n");
  EXPECT_EQ(Program("a=1 say(2)b=3").remove("(say 2)"), "a=1 b=3");
  EXPECT_EQ(Program("a=1;say(2);b=3").remove("(say 2)"), "a=1;b=3");
}

TEST(Gesture, RefusesWhatWouldNotBeReadAsMeant) {
  EXPECT_EQ(Program("say(1)\nreturn 2\n").insert(2, "say(3)"), "refused");
  EXPECT_EQ(Program("say(1)\n").insert(0, "return"), "refused");
  EXPECT_EQ(Program("say(1)\n").insert(1, "end"), "refused");
  EXPECT_EQ(Program("say(1)\n").insert(0, "x ="), "refused");
  EXPECT_EQ(Program("say(1)\n").insert(0, "x = [["), "refused");
  EXPECT_EQ(Program("say(1)\n").insert(0, "if x then"), "refused");
  EXPECT_EQ(Program("say(1)\n").fill("(say 1)", "value", "2, 3"), "refused");
  EXPECT_EQ(Program("say(1)\n").fill("(say 1)", "value", "2) say(3"), "refused");
  EXPECT_EQ(Program("say(1)\n").fill("(say 1)", "value", "2 -- rien"), "refused");
  EXPECT_EQ(Program("say(1)\n").insert({NodeId::none, "", 9}, "say(2)"), "gesture.unknown_place");
}

TEST(Gesture, AStatementMaySayAComment) {
  EXPECT_EQ(Program("say(1)\n").insert(0, "say(0) -- zéro"), "say(0) -- zéro\nsay(1)\n");
  EXPECT_EQ(Program("say(1) say(2)\n").insert(1, "-- entre"), "say(1) \n-- entre\nsay(2)\n");
}

TEST(Gesture, MovesWithItsComments) {
  EXPECT_EQ(Program("-- un\nsay(1) -- ici\nsay(2)\n").move("; un", 2), "say(2)\n-- un\nsay(1) -- ici\n");
  EXPECT_EQ(Program("say(1)\nsay(2)\nsay(3)\n").move("(say 2)", 0, Extent::with_following), "say(2)\nsay(3)\nsay(1)\n");
  EXPECT_EQ(Program("say(1)\nsay(2)\n").move("(say 1)", 1), "say(1)\nsay(2)\n");
}

TEST(Gesture, MovesInAndOutOfBodies) {
  const Program program("say(1)\nwhile true do\n  say(2)\nend\n");
  EXPECT_EQ(program.move("(say 1)", {program.block("(forever"), "body", 1}), "while true do\n  say(2)\n  say(1)\nend\n");
  EXPECT_EQ(program.move("(say 2)", 0), "say(2)\nsay(1)\nwhile true do\nend\n");
  const Program nested("while true do\n  while true do\n    say(2)\n  end\nend\n");
  EXPECT_EQ(nested.move("(say 2)", 1), "while true do\n  while true do\n  end\nend\nsay(2)\n");
  EXPECT_EQ(nested.move("(forever", {nested.block("(forever"), "body", 0}), "refused");
}

TEST(Gesture, DeletesAlone) {
  EXPECT_EQ(Program("say(1)\nsay(2)\nsay(3)\n").remove("(say 2)"), "say(1)\nsay(3)\n");
  EXPECT_EQ(Program("say(1)\nsay(2)\nsay(3)\n").remove("(say 2)", Extent::with_following), "say(1)\n");
  EXPECT_EQ(Program("say(1) -- un\n").remove("; un"), "");
  EXPECT_EQ(Program("say(x + 1)\n").remove("(calc (var.get x) + 1)"), "say(\"bonjour\")\n");
  // No variable that nobody made, and the loop stays one that asks.
  EXPECT_EQ(Program("while not done do\nend\n").remove("(not (var.get done))"), "while false do\nend\n");
  EXPECT_EQ(Program("if not done then\nend\n").remove("(not (var.get done))"), "if true then\nend\n");
}

TEST(Gesture, Duplicates) {
  EXPECT_EQ(Program("say(1)\nsay(2)\n").duplicate("(say 1)"), "say(1)\nsay(1)\nsay(2)\n");
  EXPECT_EQ(Program("while true do\n  say(1)\nend").duplicate("(forever"),
            "while true do\n  say(1)\nend\nwhile true do\n  say(1)\nend");
  EXPECT_EQ(Program("return 1\n").duplicate("(fn.return 1)"), "refused");
}

TEST(Gesture, FillsWithTheParenthesesThatPrecedenceAsksFor) {
  const Program times("x = a * b\n");
  EXPECT_EQ(times.fill("(calc (var.get a) × (var.get b))", "left", "1 + 2"), "x = (1 + 2) * b\n");
  EXPECT_EQ(times.fill("(calc (var.get a) × (var.get b))", "right", "c ^ 2"), "x = a * c ^ 2\n");
  EXPECT_EQ(times.fill("(calc (var.get a) × (var.get b))", "right", "c and d"), "x = a * (c and d)\n");
  EXPECT_EQ(Program("x = a - b\n").fill("(calc (var.get a) − (var.get b))", "right", "-1"), "x = a - -1\n");
  EXPECT_EQ(Program("x = a-b\n").fill("(calc (var.get a) − (var.get b))", "right", "-1"), "x = a- -1\n");
  EXPECT_EQ(Program("say(1)\n").fill("(say 1)", "value", "1 + 2"), "say(1 + 2)\n");
  EXPECT_EQ(Program("say()\n").fill("(say _)", "value", "\"é\""), "say(\"é\")\n");
}

TEST(Gesture, MovesValuesBetweenSlots) {
  const Program program("say(x + 1)\nturtle.forward(50)\n");
  EXPECT_EQ(program.move_value("(calc (var.get x) + 1)", "(turtle.forward 50)", "steps"), "say(\"bonjour\")\nturtle.forward(x + 1)\n");
}

TEST(Gesture, AMovedBlockKeepsItsIdsAndACopyGetsItsOwn) {
  const Program program("say(1)\nwhile true do\n  if x then\n    say(2)\n  end\nend\nsay(3)\n");
  const NodeId moved = program.block("(if (var.get x)"), inside = program.block("(say 2)"), other = program.block("(say 3)");
  const auto edits = move_statements(program.tree(), program.blocks(), moved, Extent::alone, {NodeId::none, "", 0});
  ASSERT_TRUE(edits);
  const Tree after = reparse_all(program.tree(), *edits).tree;
  EXPECT_EQ(find(after, moved).start(), 0U);
  EXPECT_EQ(find(after, inside).token_text(), "say(2)");
  EXPECT_EQ(find(after, other).token_text(), "say(3)");
  const auto copy = duplicate_block(program.tree(), program.blocks(), inside);
  ASSERT_TRUE(copy);
  const Tree doubled = reparse_all(program.tree(), *copy).tree;
  EXPECT_TRUE(find(doubled, inside));
  EXPECT_EQ(find(doubled, moved).token_text(), "if x then\n    say(2)\n    say(2)\n  end");
}

// ---- Where things can go

std::vector<std::string> slots_for(const std::string& lua, SlotType value) {
  const Program program(lua);
  std::vector<std::string> said;
  for (const SlotPlace& place : slot_places(program.blocks(), value))
    said.push_back(std::string(block_with(program.blocks(), place.block)->type) + " " + place.hole);
  return said;
}

TEST(Places, AValueGoesWhereItsTypeIsAskedFor) {
  const std::string lua = "while x < 3 do\n  turtle.forward(50)\nend\n";
  using Slots = std::vector<std::string>;
  EXPECT_EQ(slots_for(lua, SlotType::number), (Slots{"compare left", "compare right", "turtle.forward steps"}));
  EXPECT_EQ(slots_for(lua, SlotType::boolean), (Slots{"while condition", "compare left", "compare right"}));
  EXPECT_EQ(slots_for(lua, SlotType::list), (Slots{"compare left", "compare right"})) << "anything can be compared";
  EXPECT_EQ(slots_for(lua, SlotType::any).size(), 4U) << "what a variable holds is not known";
  const Program program(lua);
  EXPECT_EQ(refusing_slots(program.blocks(), SlotType::boolean).size(), 1U);
}

TEST(Places, TheFormOfAValueSaysItsType) {
  EXPECT_EQ(value_type("1"), SlotType::number);
  EXPECT_EQ(value_type("(x + 1)"), SlotType::number);
  EXPECT_EQ(value_type("#t"), SlotType::number);
  EXPECT_EQ(value_type("a .. b"), SlotType::text);
  EXPECT_EQ(value_type("[[a]]"), SlotType::text);
  EXPECT_EQ(value_type("not x"), SlotType::boolean);
  EXPECT_EQ(value_type("a <= b"), SlotType::boolean);
  EXPECT_EQ(value_type("{1}"), SlotType::list);
  for (const char* unknown : {"x", "f(x)", "t.x", "a or b", "nil", "1, 2", "="}) EXPECT_EQ(value_type(unknown), SlotType::any) << unknown;
}

TEST(Places, AHatStandsInTheFileAndACapLast) {
  const Program program("say(1)\nwhile true do\n  say(2)\nend\n");
  EXPECT_EQ(statement_places(program.blocks()).size(), 5U);
  EXPECT_EQ(statement_places(program.blocks(), {.is_hat = true}).size(), 3U);
  EXPECT_EQ(statement_places(program.blocks(), {.ends_body = true}).size(), 2U);
}

// ---- Promises

std::vector<std::string> programs() {
  std::vector<std::string> all;
  for (const std::filesystem::path& file : corpus_files())
    for (const CorpusCase& a_case : read_corpus(file)) all.push_back(a_case.lua);
  for (const char* lesson : {"A01", "A04", "C01"})
    all.push_back(base::read_file(support::source_folder() / "lessons" / lesson / "solution.lua").value_or(""));
  return all;
}

// At any moment of typing there is a text, the same, and blocks for it.
TEST(Typing, EveryPrefixHasItsTextAndItsBlocks) {
  std::vector<std::string> whole = programs();
  for (const std::string& name : base::entries_of(support::source_folder() / "tests/program/instrument/programs"))
    whole.push_back(base::read_file(support::source_folder() / "tests/program/instrument/programs" / name).value_or(""));
  for (const std::string& lua : whole)
    for (std::size_t length = 0; length <= lua.size(); ++length) {
      const std::string text = lua.substr(0, length);
      const Tree tree = parse(text).tree;
      ASSERT_EQ(print(tree), text);
      const bool blank = text.find_first_not_of(" \t\r\n\v\f") == std::string::npos;
      const bool first_line = text.starts_with("#") || text.starts_with("\xEF\xBB");
      if (blank || first_line || (length % 3 != 0 && lua.size() > 200)) continue;
      EXPECT_FALSE(project(tree, shipped_vocabulary(), "fr").blocks.empty()) << text;
    }
}

// Whatever is done with any block of any program, half-typed ones too: it is done as meant or refused, what was not
// touched keeps its bytes, and a program that Lua takes stays one.
TEST(Gesture, AnyGestureIsDoneAsMeantOrRefused) {
  const std::vector<std::string> all = programs();
  const std::vector<std::string> pieces = {"say(1)", "if x then\n  y()\nend", "(f or g)()", "return", "local x = [[\na]]", "-- c", "x", "1 + 2", "f{1}"};
  std::mt19937 random(9);
  int done = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string lua = all[random() % all.size()];
    if (random() % 3 == 0 && !lua.empty()) lua.erase(random() % lua.size(), random() % 9);
    const Program program(lua);
    const bool good = parse(lua).diagnostics.empty();
    const std::vector<const Block*> blocks = all_blocks(program.blocks());
    const std::vector<StatementPlace> places = statement_places(program.blocks());
    const std::string& piece = pieces[random() % pieces.size()];
    const NodeId block = blocks.empty() ? NodeId::none : blocks[random() % blocks.size()]->id;
    const StatementPlace place = places.empty() ? StatementPlace{} : places[random() % places.size()];
    const std::vector<SlotPlace> slots = slot_places(program.blocks(), SlotType::number);
    Result<TextEdits> edits = TextEdits{};
    switch (random() % 5) {
      case 0: edits = insert_statements(program.tree(), program.blocks(), place, piece); break;
      case 1: edits = move_statements(program.tree(), program.blocks(), block, Extent::alone, place); break;
      case 2: edits = delete_block(program.tree(), program.blocks(), block, Extent::alone); break;
      case 3: edits = duplicate_block(program.tree(), program.blocks(), block); break;
      default:
        if (!slots.empty()) edits = fill_slot(program.tree(), program.blocks(), slots[random() % slots.size()], piece);
    }
    const std::string text = program.after(edits);
    if (!edits) continue;
    ++done;
    const Tree tree = reparse_all(program.tree(), *edits).tree;
    std::set<NodeId> ids;
    for (Walk walk{Syntax(tree)}; walk; walk.next())
      EXPECT_TRUE(!walk.at().is_node() || ids.insert(walk.at().id()).second) << "one id for two nodes:\n" << text;
    EXPECT_EQ(dump(tree), dump(parse(text).tree));
    const Parsed after = parse(text);
    if (!good || !parse(piece).diagnostics.empty()) continue;
    for (const Diagnostic& diagnostic : after.diagnostics)  // a moved `break` or `goto` may be homeless, not unreadable
      EXPECT_TRUE(diagnostic.message.find("expected") == std::string::npos && diagnostic.message.find("unexpected") == std::string::npos &&
                  diagnostic.message.find("closes_nothing") == std::string::npos)
          << diagnostic.message << "\nfrom:\n" << lua << "\nto:\n" << text;
  }
  EXPECT_GT(done, 500);
}

}  // namespace
}  // namespace lunabloc::program
